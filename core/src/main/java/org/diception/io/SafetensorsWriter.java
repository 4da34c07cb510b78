package org.diception.io;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.Scope;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;

/**
 * Writes a safetensors file: the header first, then one tensor at a time, so that files of several gigabytes
 * need the memory of one tensor. The file appears when it is whole.
 *
 * <pre>{@code
 * new SafetensorsWriter().metadata("format", "pt").addAll(source, ScalarType.BFloat16).write(path);
 * }</pre>
 *
 * <p>Not safe for use by several threads.
 */
public final class SafetensorsWriter {
    /** The data starts at a multiple of this, as the reference writes it. */
    private static final int ALIGNMENT = 8;

    private static final int WINDOW_BYTES = 64 << 20;

    private record Entry(DType dtype, long[] shape, Supplier<Tensor> values) {
        long bytes() {
            return StoredTensor.elements(shape) * dtype.bytes();
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> metadata = new TreeMap<>();
    private boolean durable;

    /** Puts a text beside the tensors. */
    public SafetensorsWriter metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /** The file shall be on the disk before it appears, so that it also survives a loss of power. */
    public SafetensorsWriter durable() {
        durable = true;
        return this;
    }

    /**
     * Announces a tensor. Its values are asked for once, while the file is written, and freed after that;
     * they may lie on any device and in another floating-point dtype.
     */
    public SafetensorsWriter add(String name, ScalarType dtype, long[] shape, Supplier<Tensor> values) {
        if (name.equals(SafetensorsHeader.METADATA) || entries.containsKey(name)) {
            throw new IllegalArgumentException("the name " + Quote.of(name) + " is taken");
        }
        entries.put(name, new Entry(DType.of(dtype), shape.clone(), values));
        return this;
    }

    /** Announces all tensors of a source: floating-point ones in the given dtype, the others in their own. */
    public SafetensorsWriter addAll(TensorSource source, ScalarType floats) {
        for (String name : source.names()) {
            ScalarType own = source.dtype(name);
            ScalarType dtype = DType.of(own).isFloating() ? floats : own;
            add(name, dtype, source.shape(name), () -> source.load(name, dtype));
        }
        return this;
    }

    /**
     * Writes the file.
     *
     * @throws org.diception.InputException if that fails; no part of it is left then
     */
    public void write(Path file) {
        AtomicFile.writeChannel(file, out -> {
            writeFully(out, ByteBuffer.wrap(header()));
            for (var entry : entries.entrySet()) {
                writeTensor(out, entry.getKey(), entry.getValue());
            }
            if (durable) {
                out.force(true);
            }
        });
    }

    private byte[] header() throws IOException {
        var json = new ByteArrayOutputStream();
        try (JsonGenerator out = Json.generator(json)) {
            out.writeStartObject();
            if (!metadata.isEmpty()) {
                out.writePOJOField(SafetensorsHeader.METADATA, metadata);
            }
            long offset = 0;
            for (var entry : entries.entrySet()) {
                Entry tensor = entry.getValue();
                out.writeObjectFieldStart(entry.getKey());
                out.writeStringField("dtype", tensor.dtype.name());
                writeArray(out, "shape", tensor.shape);
                writeArray(out, "data_offsets", offset, offset += tensor.bytes());
                out.writeEndObject();
            }
            out.writeEndObject();
        }
        int length = (json.size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] padded = new byte[SafetensorsHeader.LENGTH_BYTES + length];
        Arrays.fill(padded, (byte) ' ');
        ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(json.toByteArray());
        return padded;
    }

    private static void writeArray(JsonGenerator out, String field, long... values) throws IOException {
        out.writeFieldName(field);
        out.writeArray(values, 0, values.length);
    }

    private static void writeTensor(FileChannel out, String name, Entry entry) throws IOException {
        try (var scope = new Scope()) {
            Tensor values = entry.values.get().detach().cpu().to(entry.dtype.scalarType()).contiguous();
            if (!Arrays.equals(Tensors.shape(values), entry.shape)) {
                throw new IllegalStateException("tensor " + Quote.of(name) + " was announced with shape "
                        + Arrays.toString(entry.shape) + ", has " + Arrays.toString(Tensors.shape(values)));
            }
            long bytes = values.nbytes();
            for (long done = 0; done < bytes; done += WINDOW_BYTES) {
                writeFully(out, NativeMemory.of(values, done, (int) Math.min(WINDOW_BYTES, bytes - done)));
            }
        }
    }

    private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
