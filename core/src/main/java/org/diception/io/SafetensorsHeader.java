package org.diception.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON at the head of a safetensors file: an 8-byte length, then {@code {"name": {"dtype", "shape",
 * "data_offsets"}, "__metadata__": {text: text}}}. Tensors must cover the rest of the file without overlap or
 * hole.
 */
final class SafetensorsHeader {
    static final String METADATA = "__metadata__";

    /** The length field itself. */
    static final int LENGTH_BYTES = 8;

    /** The limit of the reference implementation. */
    static final long MAX_BYTES = 100_000_000;

    /** What libtorch's kernels can iterate over. */
    static final int MAX_RANK = 64;

    private final InputBytes file;
    private final long bodyStart;
    private final long bodyBytes;
    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private SafetensorsHeader(InputBytes file, long headerBytes) {
        this.file = file;
        this.bodyStart = LENGTH_BYTES + headerBytes;
        this.bodyBytes = file.size() - bodyStart;
    }

    static SafetensorsHeader read(InputBytes file) {
        if (file.size() < LENGTH_BYTES) {
            throw file.broken("has " + file.size()
                    + " bytes, a safetensors file starts with a length of 8 bytes");
        }
        long length = file.read(0, LENGTH_BYTES).getLong();
        long room = file.size() - LENGTH_BYTES;
        if (length < 0 || length > room || length > MAX_BYTES) {
            throw file.broken("announces a header of " + Long.toUnsignedString(length) + " bytes, " + room
                    + " follow and at most " + MAX_BYTES + " are read");
        }
        var header = new SafetensorsHeader(file, length);
        try (JsonParser json = Json.parser(file.read(LENGTH_BYTES, (int) length))) {
            header.parse(json);
        } catch (IOException e) {
            throw file.broken("its header is not valid JSON (" + Json.reason(e) + ")");
        }
        header.checkLayout();
        return header;
    }

    Map<String, StoredTensor> tensors() {
        return tensors;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    private void parse(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw file.broken("its header is not a JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (name.equals(METADATA)) {
                parseMetadata(json);
            } else {
                tensors.put(name, parseTensor(json, name));
            }
        }
        if (json.nextToken() != null) {
            throw file.broken("its header goes on after the JSON object");
        }
    }

    private void parseMetadata(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT, METADATA, "is not an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            require(json.nextToken() == JsonToken.VALUE_STRING, METADATA, "holds something other than text");
            metadata.put(key, json.getText());
        }
    }

    private StoredTensor parseTensor(JsonParser json, String name) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT, name, "is not described by an object");
        String dtype = "";
        long[] shape = null;
        long[] offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "dtype" -> dtype = json.getText();
                case "shape" -> shape = parseSizes(json, name);
                case "data_offsets" -> offsets = parseSizes(json, name);
                default -> json.skipChildren(); // the reference ignores what it does not know, too
            }
        }
        if (!DType.isKnown(dtype)) {
            throw file.refused("tensor " + Quote.of(name) + " has dtype " + Quote.of(dtype) + ", read are "
                    + DType.known(), "convert it");
        }
        require(shape != null, name, "has no shape");
        require(offsets != null && offsets.length == 2, name, "has no pair of data_offsets");
        checkBytes(name, DType.valueOf(dtype), shape, offsets);
        return StoredTensor.contiguous(DType.valueOf(dtype), shape, bodyStart + offsets[0]);
    }

    private long[] parseSizes(JsonParser json, String name) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, name,
                "has a shape or offsets that are no array");
        List<Long> sizes = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getLongValue() >= 0, name,
                    "has sizes other than whole numbers from 0 on");
            require(sizes.size() < MAX_RANK, name, "has more than " + MAX_RANK + " dimensions");
            sizes.add(json.getLongValue());
        }
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }

    private void checkBytes(String name, DType dtype, long[] shape, long[] offsets) {
        require(offsets[0] <= offsets[1], name,
                "ends at byte " + offsets[1] + ", before its start " + offsets[0]);
        require(offsets[1] <= bodyBytes, name,
                "ends at byte " + offsets[1] + " of the data, the file holds " + bodyBytes);
        long wanted;
        try {
            wanted = Math.multiplyExact(StoredTensor.elements(shape), dtype.bytes());
        } catch (ArithmeticException e) {
            throw file.broken("tensor " + Quote.of(name) + " has a shape of more than 2^63 bytes");
        }
        require(wanted == offsets[1] - offsets[0], name,
                "needs " + wanted + " bytes by its shape, has " + (offsets[1] - offsets[0]));
    }

    private void checkLayout() {
        List<Map.Entry<String, StoredTensor>> inOrder = new ArrayList<>(tensors.entrySet());
        inOrder.sort(Comparator.comparingLong((Map.Entry<String, StoredTensor> e) -> e.getValue().position())
                .thenComparingLong(e -> e.getValue().elements()));
        long end = bodyStart;
        for (var entry : inOrder) {
            StoredTensor tensor = entry.getValue();
            require(tensor.position() == end, entry.getKey(),
                    "starts at byte " + (tensor.position() - bodyStart)
                            + " of the data, the tensor before it ends at " + (end - bodyStart));
            end += tensor.elements() * tensor.dtype().bytes();
        }
        if (end != file.size()) {
            throw file.broken("has " + (file.size() - end) + " bytes after the last tensor");
        }
    }

    private void require(boolean condition, String name, String cause) {
        if (!condition) {
            throw file.broken("entry " + Quote.of(name) + " of its header " + cause);
        }
    }
}
