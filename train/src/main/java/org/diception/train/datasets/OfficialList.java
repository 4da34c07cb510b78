package org.diception.train.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.diception.InputException;
import org.diception.Task;
import org.diception.image.ImageFile;
import org.diception.image.RgbImage;
import org.diception.io.Json;
import org.diception.readout.CocoRle;

/**
 * The list of the authors' code ({@code dataset/dataset.py}): {@code [{"input": "a.jpg", "caption":
 * "[[image2depth]]", "target": {"path": "a.npy"}}]}, paths below a data root. By its caption a target is
 * depth ({@code .npy}, any unit), normals or poses (a picture), masks (a file like SA-1B's), or instances
 * with their class ({@code [{"prompt": "cat", "segmentation": …}]}); or it is one mask itself ({@code size},
 * {@code counts}, the latter in base 64 unless the photo lies in a folder {@code sa1b}). Immutable and
 * thread-safe.
 */
public final class OfficialList implements DataSet {
    private final Path file;
    private final Path root;
    private final List<JsonNode> entries = new ArrayList<>();

    public OfficialList(Path file, Path root) {
        this.file = file;
        this.root = root;
        Json.read(file, InputException::new).forEach(entries::add);
        if (entries.isEmpty()) {
            throw new InputException(file + ": a list of {input, caption, target} is wanted, this has none");
        }
    }

    @Override
    public String name() {
        return PictureFiles.stem(file);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public String name(int index) {
        return (index + 1) + " " + entries.get(index).path("input").asText();
    }

    @Override
    public Sample sample(int index) {
        JsonNode entry = entries.get(index);
        String input = text(entry, "input", index);
        String caption = text(entry, "caption", index);
        RgbImage photo = ImageFile.read(root.resolve(input));
        JsonNode target = entry.path("target");
        if (!target.isObject()) {
            throw new InputException(file + ": entry " + (index + 1) + ": has no 'target'; there is nothing "
                    + "to learn or to score");
        }
        return new Sample(name(index), photo, target.has("counts") ? mask(target, input, caption, index)
                : truth(caption, root.resolve(text(target, "path", index)), photo));
    }

    private static Truth truth(String caption, Path target, RgbImage photo) {
        if (caption.startsWith(Task.DEPTH.prompt())) {
            return depth(target);
        }
        if (caption.startsWith(Task.NORMAL.prompt())) {
            return normals(ImageFile.read(target));
        }
        if (caption.startsWith(Task.SEGMENT.prompt())) {
            return Sa1bFolder.read(target, photo.width(), photo.height());
        }
        if (caption.startsWith(Task.SEMANTIC.prompt())) {
            return instances(target, photo);
        }
        return new TruePicture(ImageFile.read(target), caption, List.of());
    }

    private static TrueDepth depth(Path target) {
        DepthFiles.Metres depth = DepthFiles.npy(target);
        boolean[] counts = new boolean[depth.values().length];
        for (int i = 0; i < counts.length; i++) {
            if (!(depth.values()[i] > 0)) { // the script divides by it
                throw new InputException(target + ": the depth of pixel " + i % depth.width() + ","
                        + i / depth.width() + " is " + depth.values()[i] + ", the script takes 1 / depth");
            }
        }
        Arrays.fill(counts, true);
        return new TrueDepth(depth.width(), depth.height(), depth.values(), counts, 1e-6,
                Double.POSITIVE_INFINITY);
    }

    /** [0, 255] for [-1, 1]. */
    private static TrueNormals normals(RgbImage picture) {
        float[] vectors = new float[picture.rgb().length];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = (picture.rgb()[i] & 0xff) / 127.5f - 1;
        }
        return new TrueNormals(picture.width(), picture.height(), vectors);
    }

    private static TrueInstances instances(Path target, RgbImage photo) {
        List<TrueInstances.Instance> instances = new ArrayList<>();
        for (JsonNode annotation : Json.read(target, InputException::new)) {
            try {
                instances.add(TrueInstances.Instance.of(SegmentationJson.read(annotation.path("segmentation"),
                        photo.width(), photo.height()), annotation.path("prompt").asText()));
            } catch (InputException e) {
                throw new InputException(target + ": annotation " + (instances.size() + 1) + ": "
                        + e.getMessage(), e);
            }
        }
        return new TrueInstances(photo.width(), photo.height(), instances);
    }

    private TrueInstances mask(JsonNode target, String input, String caption, int index) {
        String counts = target.path("counts").asText();
        String className = caption.startsWith(Task.SEMANTIC.prompt())
                ? caption.substring(Task.SEMANTIC.prompt().length()).strip() : "";
        try {
            String text = input.contains("sa1b/") ? counts
                    : new String(Base64.getDecoder().decode(counts), StandardCharsets.US_ASCII);
            CocoRle mask = CocoRle.parse(target.path("size").path(0).asInt(),
                    target.path("size").path(1).asInt(), text);
            return new TrueInstances(mask.width(), mask.height(),
                    List.of(TrueInstances.Instance.of(mask, className)));
        } catch (InputException | IllegalArgumentException e) { // the latter of what is not base 64
            throw new InputException(file + ": entry " + (index + 1) + ": its target is no mask ("
                    + e.getMessage() + ")", e);
        }
    }

    private String text(JsonNode node, String key, int index) {
        if (!node.path(key).isTextual()) {
            throw new InputException(file + ": entry " + (index + 1) + ": '" + key
                    + "' is missing or no text; every entry has input, caption and target");
        }
        return node.get(key).textValue();
    }
}
