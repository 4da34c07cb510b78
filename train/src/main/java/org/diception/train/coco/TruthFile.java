package org.diception.train.coco;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diception.InputException;

/** A truth file while it is read: annotations that come before the images wait for them. */
final class TruthFile<S> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final CocoKind<S> kind;
    private final CocoProblems problems;
    private final List<CocoImage> images = new ArrayList<>();
    private final List<CocoCategory> categories = new ArrayList<>();
    private final List<CocoTruth<S>> objects = new ArrayList<>();
    private final List<RawObject> waiting = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> lists = new HashSet<>();
    private final Set<Long> ids = new HashSet<>();
    private CocoIndex index;
    private int annotations;

    TruthFile(Path file, CocoKind<S> kind, CocoProblems problems) {
        this.file = file;
        this.kind = kind;
        this.problems = problems;
    }

    CocoTruths<S> read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw refused("a truth file is one object; is this a results file?");
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "images" -> each(name, json, () -> images.add(image(MAPPER.readTree(json))));
                case "categories" -> each(name, json, () -> categories.add(category(MAPPER.readTree(json))));
                case "annotations" -> each(name, json, () -> annotation(RawObject.read(json)));
                default -> json.skipChildren();
            }
        }
        if (!lists.containsAll(List.of("images", "categories", "annotations"))) {
            throw refused("a truth file has 'images', 'categories' and 'annotations', this one " + lists);
        }
        waiting.forEach(raw -> add(raw, annotations++));
        return new CocoTruths<>(images, categories, objects, remarks);
    }

    private interface Entry {
        void read() throws IOException;
    }

    private void each(String name, JsonParser json, Entry entry) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw refused("'" + name + "' is no list");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            entry.read();
        }
        lists.add(name);
    }

    private CocoImage image(JsonNode node) {
        return new CocoImage(id(node, "images"), node.path("file_name").asText(""),
                node.path("width").intValue(), node.path("height").intValue());
    }

    private CocoCategory category(JsonNode node) {
        return new CocoCategory((int) id(node, "categories"), node.path("name").asText(""));
    }

    private long id(JsonNode node, String list) {
        JsonNode id = node.path("id");
        if (!id.isIntegralNumber() || list.equals("categories") && !id.canConvertToInt()) {
            throw refused("an entry of '" + list + "' has no whole number as 'id'");
        }
        return id.longValue();
    }

    private void annotation(RawObject raw) {
        if (lists.contains("images") && lists.contains("categories")) {
            add(raw, annotations++);
        } else {
            waiting.add(raw);
        }
    }

    private void add(RawObject raw, int position) {
        try {
            CocoImage image = index().image(raw.image());
            index().checkCategory(raw.category());
            S shape = kind.shape(raw, image);
            boolean ignored = raw.crowd() || kind.ignores(raw, shape);
            if (!ids.add(raw.id())) {
                throw new InputException("another one before it has this id");
            }
            objects.add(new CocoTruth<>(
                    raw.id(), image.id(), raw.category(), raw.area(), raw.crowd(), ignored, shape));
            remark(raw, shape);
        } catch (InputException e) {
            problems.add(raw.name("annotation", position), e.getMessage());
        }
    }

    private void remark(RawObject raw, S shape) {
        if (kind.isEmpty(shape)) {
            remarks.add("annotation " + raw.id()
                    + ": covers no pixel; nothing can find it, it counts as missed");
        }
        if (raw.id() == 0) {
            remarks.add("annotation 0: pycocotools reads this id as 'not found' and calls what finds it"
                    + " wrong; here it is found");
        }
    }

    private CocoIndex index() {
        if (index == null) {
            try {
                index = new CocoIndex(images, categories);
            } catch (InputException e) {
                throw refused(e.getMessage());
            }
        }
        return index;
    }

    private InputException refused(String cause) {
        return new InputException(file + ": " + cause);
    }
}
