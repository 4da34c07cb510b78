package org.diception.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.io.AtomicFile;
import org.diception.io.NativeMemory;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;

/**
 * Writes a checkpoint as {@code torch.save} does since version 1.6: a zip archive with one pickle that
 * describes all tensors and one stored record for the numbers of each. One tensor is in memory at a time. The
 * file appears when it is whole.
 *
 * <p>A name is split at its first dot, as the released checkpoint does it: {@code transformer.proj_out.bias}
 * becomes the entry {@code proj_out.bias} of the dictionary {@code transformer}; a name without a dot stands
 * at the top.
 */
final class PthWriter {
    private static final String FOLDER = "archive";
    private static final int WINDOW_BYTES = 64 << 20;

    /** The number formats of a checkpoint, by the class that stands for each in a pickle. */
    enum Storage {
        FLOAT("FloatStorage", ScalarType.Float),
        HALF("HalfStorage", ScalarType.Half),
        BFLOAT16("BFloat16Storage", ScalarType.BFloat16);

        private final String className;
        private final ScalarType dtype;

        Storage(String className, ScalarType dtype) {
            this.className = className;
            this.dtype = dtype;
        }
    }

    private record Entry(String key, String name, long[] shape, Supplier<Tensor> values) {
        long elements() {
            return Arrays.stream(shape).reduce(1, Math::multiplyExact);
        }
    }

    private final Storage storage;
    private final Map<String, List<Entry>> dictionaries = new LinkedHashMap<>();
    private int count;

    PthWriter(Storage storage) {
        this.storage = storage;
    }

    /** Announces a tensor; its values are asked for once, while the file is written, and freed after that. */
    PthWriter add(String name, long[] shape, Supplier<Tensor> values) {
        int dot = name.indexOf('.');
        String dictionary = dot < 0 ? "" : name.substring(0, dot);
        var entry = new Entry(Integer.toString(count++), name.substring(dot + 1), shape.clone(), values);
        dictionaries.computeIfAbsent(dictionary, d -> new ArrayList<>()).add(entry);
        return this;
    }

    /**
     * Writes the file.
     *
     * @throws org.diception.InputException if that fails; no part of it is left then
     */
    void write(Path file) {
        AtomicFile.writeChannel(file, channel -> {
            var zip = new StoredZip(channel);
            put(zip, "data.pkl", pickle());
            put(zip, "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
            for (List<Entry> entries : dictionaries.values()) {
                for (Entry entry : entries) {
                    put(zip, entry);
                }
            }
            put(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
            zip.finish();
        });
    }

    private static void put(StoredZip zip, String name, byte[] bytes) throws IOException {
        zip.put(FOLDER + "/" + name, bytes.length, sink -> sink.write(ByteBuffer.wrap(bytes)));
    }

    private void put(StoredZip zip, Entry entry) throws IOException {
        try (var scope = new Scope()) {
            Tensor values = entry.values.get().to(storage.dtype).contiguous();
            if (!Arrays.equals(Tensors.shape(values), entry.shape)) {
                throw new IllegalStateException("tensor '" + entry.name + "' was announced with shape "
                        + Arrays.toString(entry.shape) + ", has " + Arrays.toString(Tensors.shape(values)));
            }
            long bytes = values.nbytes();
            zip.put(FOLDER + "/data/" + entry.key, bytes, sink -> {
                for (long done = 0; done < bytes; done += WINDOW_BYTES) {
                    sink.write(NativeMemory.of(values, done, (int) Math.min(WINDOW_BYTES, bytes - done)));
                }
            });
        }
    }

    private byte[] pickle() {
        var pickle = new PickleWriter().emptyDictionary().mark();
        dictionaries.forEach((name, entries) -> {
            if (name.isEmpty()) {
                entries.forEach(entry -> describe(pickle, entry));
            } else {
                pickle.text(name).orderedDictionary().mark();
                entries.forEach(entry -> describe(pickle, entry));
                pickle.setItems();
            }
        });
        return pickle.setItems().end();
    }

    /** {@code name: _rebuild_tensor_v2(storage, offset, shape, strides, requires_grad, hooks)}. */
    private void describe(PickleWriter pickle, Entry entry) {
        pickle.text(entry.name).global("torch._utils", "_rebuild_tensor_v2").mark();
        pickle.mark().text("storage").global("torch", storage.className).text(entry.key).text("cpu")
                .integer(entry.elements()).tuple().persistentId();
        pickle.integer(0).integers(entry.shape).integers(strides(entry.shape)).no().orderedDictionary();
        pickle.tuple().call();
    }

    private static long[] strides(long[] shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape[i];
        }
        return strides;
    }
}
