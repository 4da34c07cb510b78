package org.diception.io;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.Engine;
import org.diception.nn.Scope;

/**
 * From the file into the tensor's own memory. Bytes of the wanted dtype are read in place; others pass
 * through two small buffers, in which libtorch converts them (round to nearest even). So loading needs the
 * tensor and less than 1 MiB; only a view that is not in C order, which {@code .pth} files may hold, needs a
 * second tensor.
 *
 * <p>The buffers live as long as the loader: made anew for each tensor they leave holes in the heap that the
 * allocator cannot fill, which added up to a quarter of the weights. Safe for use by several threads.
 */
final class TensorLoader implements AutoCloseable {
    /**
     * What is converted at a time: just less than libtorch would divide among threads. One thread in the
     * cache keeps up with the file, and on a busy machine the threads would wait for each other after every
     * chunk.
     */
    static final int CHUNK_ELEMENTS = (1 << 15) - 64;

    /** Java's buffers end at 2 GiB. */
    private static final int WINDOW_BYTES = 1 << 30;

    static {
        Engine.load();
    }

    private final InputBytes file;
    private final Tensor raw;
    private final Tensor floats;

    TensorLoader(InputBytes file) {
        this.file = file;
        try (PointerScope scope = new PointerScope()) {
            this.raw = empty(CHUNK_ELEMENTS * (long) Double.BYTES, ScalarType.Byte).retainReference();
            this.floats = empty(CHUNK_ELEMENTS, ScalarType.Float).retainReference();
        }
    }

    synchronized Tensor load(StoredTensor stored, ScalarType wanted) {
        try (var scope = new Scope()) {
            Tensor flat = empty(stored.span(), wanted);
            if (wanted == stored.dtype().scalarType()) {
                fill(flat, stored.position());
            } else {
                convert(flat, stored);
            }
            return scope.out(stored.isContiguous()
                    ? flat.view(stored.shape())
                    : flat.as_strided(stored.shape(), stored.strides()).contiguous());
        }
    }

    private static Tensor empty(long elements, ScalarType dtype) {
        return torch.empty(new long[] {elements}, new TensorOptions(dtype), new MemoryFormatOptional());
    }

    private void convert(Tensor flat, StoredTensor stored) {
        long elements = flat.numel();
        int size = stored.dtype().bytes();
        for (long done = 0; done < elements; done += CHUNK_ELEMENTS) {
            try (PointerScope scope = new PointerScope()) {
                long count = Math.min(CHUNK_ELEMENTS, elements - done);
                Tensor bytes = raw.narrow(0, 0, count * size);
                fill(bytes, stored.position() + done * size);
                Tensor values = bytes.view(stored.dtype().scalarType());
                // libtorch's direct way from one half precision to the other is seven times slower
                boolean byWayOfFloat = flat.element_size() == size;
                flat.narrow(0, done, count)
                        .copy_(byWayOfFloat ? floats.narrow(0, 0, count).copy_(values) : values);
            }
        }
    }

    /** Reads straight into a tensor's memory. */
    private void fill(Tensor flat, long position) {
        long bytes = flat.nbytes();
        for (long done = 0; done < bytes; done += WINDOW_BYTES) {
            int count = (int) Math.min(WINDOW_BYTES, bytes - done);
            file.read(NativeMemory.of(flat, done, count), position + done);
        }
    }

    @Override
    public synchronized void close() {
        if (!raw.isNull()) {
            raw.releaseReference();
            floats.releaseReference();
        }
    }
}
