package org.diception.train.coco;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.diception.InputException;
import org.diception.readout.CocoRle;

/**
 * One entry of a file's annotations or results as it stands there; what is not there is null. A value of the
 * wrong kind is noted, and refused when the entry is asked for anything.
 */
final class RawObject {
    private Long id;
    private Long image;
    private Long category;
    private Double score;
    private Double area;
    private boolean crowd;
    private double[] box;
    private double[] joints;
    private Long labelled;
    private List<double[]> polygons;
    private String text;
    private double[] counts;
    private double[] size;
    private String problem;

    /** Reads an object, whose opening brace has been read. */
    static RawObject read(JsonParser json) throws IOException {
        RawObject raw = new RawObject();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            raw.problem = "is not an object";
            json.skipChildren();
            return raw;
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            raw.field(name, json);
        }
        return raw;
    }

    /** What to call it in messages. */
    String name(String list, int index) {
        return list + (id == null ? " at index " + index : " " + id);
    }

    long id() {
        return need("id", id);
    }

    long image() {
        return need("image_id", image);
    }

    int category() {
        return Math.toIntExact(need("category_id", category));
    }

    double score() {
        return need("score", score);
    }

    double area() {
        double value = need("area", area);
        if (value < 0) {
            throw new InputException("an area of " + value);
        }
        return value;
    }

    boolean crowd() {
        return crowd;
    }

    /** Whether it says where its box is; an empty list does not. */
    boolean hasBox() {
        return box != null && box.length > 0;
    }

    CocoBox box() {
        double[] values = need("bbox", box);
        if (values.length != 4 || values[2] < 0 || values[3] < 0) {
            throw new InputException("a box of " + Arrays.toString(values) + ", wanted x, y, width, height");
        }
        return new CocoBox(values[0], values[1], values[2], values[3]);
    }

    double[] joints() {
        double[] values = need("keypoints", joints);
        if (values.length != 3 * CocoPose.JOINTS) {
            throw new InputException(
                    values.length + " joint numbers, wanted " + CocoPose.JOINTS + " times 3");
        }
        return values;
    }

    long labelled() {
        return need("num_keypoints", labelled);
    }

    CocoRle mask(CocoImage photo) {
        if (photo.width() < 1 || photo.height() < 1) {
            throw new InputException("image " + photo.id() + " has no size to draw a mask in");
        }
        if (polygons != null && !polygons.isEmpty()) {
            return CocoRle.polygons(photo.height(), photo.width(), polygons);
        }
        double[] hw = need("segmentation", size);
        if (hw.length != 2 || hw[0] != photo.height() || hw[1] != photo.width()) {
            throw new InputException("a mask of size " + Arrays.toString(hw) + " in image " + photo.id()
                    + " of [" + photo.height() + ", " + photo.width() + "], height first");
        }
        return text != null ? CocoRle.parse(photo.height(), photo.width(), text)
                : CocoRle.of(photo.height(), photo.width(), runs());
    }

    private int[] runs() {
        double[] values = need("counts", counts);
        int[] runs = new int[values.length];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = (int) values[i];
            if (runs[i] != values[i]) {
                throw new InputException("a run of " + values[i] + " pixels");
            }
        }
        return runs;
    }

    private <T> T need(String name, T value) {
        if (problem != null) {
            throw new InputException(problem);
        }
        if (value == null) {
            throw new InputException("has no '" + name + "'");
        }
        return value;
    }

    private void field(String name, JsonParser json) throws IOException {
        switch (name) {
            case "id" -> id = integer(name, json);
            case "image_id" -> image = integer(name, json);
            case "category_id" -> category = integer(name, json);
            case "num_keypoints" -> labelled = integer(name, json);
            case "score" -> score = number(name, json);
            case "area" -> area = number(name, json);
            case "iscrowd" -> crowd = flag(name, json);
            case "bbox" -> box = numbers(name, json);
            case "keypoints" -> joints = numbers(name, json);
            case "segmentation" -> segmentation(json);
            default -> json.skipChildren();
        }
    }

    private void segmentation(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            polygons = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                polygons.add(numbers("segmentation", json));
            }
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (name.equals("size")) {
                    size = numbers(name, json);
                } else if (name.equals("counts") && json.currentToken() == JsonToken.VALUE_STRING) {
                    text = json.getText();
                } else if (name.equals("counts")) {
                    counts = numbers(name, json);
                } else {
                    json.skipChildren();
                }
            }
        } else {
            wrong("segmentation", json, "polygons or run lengths");
        }
    }

    private Long integer(String name, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return wrong(name, json, "a whole number");
        }
        return json.getLongValue();
    }

    private Double number(String name, JsonParser json) throws IOException {
        if (!json.currentToken().isNumeric()) {
            return wrong(name, json, "a number");
        }
        double value = json.getDoubleValue();
        if (!Double.isFinite(value)) {
            return wrong(name, json, "a finite number");
        }
        return value;
    }

    private boolean flag(String name, JsonParser json) throws IOException {
        if (json.currentToken().isBoolean()) {
            return json.getBooleanValue();
        }
        Long value = integer(name, json);
        return value != null && value != 0;
    }

    private double[] numbers(String name, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return wrong(name, json, "a list of numbers");
        }
        double[] values = new double[16];
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Double value = number(name, json);
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value == null ? 0 : value;
        }
        return Arrays.copyOf(values, count);
    }

    private <T> T wrong(String name, JsonParser json, String wanted) throws IOException {
        if (problem == null) {
            String found = json.currentToken().isStructStart() ? "a list or object" : json.getText();
            problem = "'" + name + "' is " + found + ", wanted " + wanted;
        }
        json.skipChildren();
        return null;
    }
}
