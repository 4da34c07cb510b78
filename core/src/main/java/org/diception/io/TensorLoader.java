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
 * From the file into the tensor's own memory. Bytes of the wanted dtype are read in place; others pass through one
 * buffer of {@link #CHUNK_BYTES}, which libtorch converts (round to nearest even). So loading needs the tensor and
 * a few such buffers; only a view that is not in C order, which {@code .pth} files may hold, needs a second tensor.
 */
final class TensorLoader {
    /** The buffer between the file and a tensor of another dtype: large enough to keep all threads converting. */
    static final int CHUNK_BYTES = 4 << 20;

    static {
        Engine.load();
    }

    private TensorLoader() {}

    static Tensor load(InputBytes file, StoredTensor stored, ScalarType wanted) {
        try (var scope = new Scope()) {
            Tensor flat = empty(stored.span(), wanted);
            if (wanted == stored.dtype().scalarType()) {
                fill(flat, file, stored.position());
            } else {
                convert(flat, file, stored);
            }
            return scope.out(stored.isContiguous()
                    ? flat.view(stored.shape())
                    : flat.as_strided(stored.shape(), stored.strides()).contiguous());
        }
    }

    private static Tensor empty(long elements, ScalarType dtype) {
        return torch.empty(new long[] {elements}, new TensorOptions(dtype), new MemoryFormatOptional());
    }

    private static void convert(Tensor flat, InputBytes file, StoredTensor stored) {
        long elements = flat.numel();
        int size = stored.dtype().bytes();
        long chunk = Math.min(elements, CHUNK_BYTES / size);
        Tensor buffer = empty(chunk, stored.dtype().scalarType());
        for (long done = 0; done < elements; done += chunk) {
            try (PointerScope scope = new PointerScope()) {
                long count = Math.min(chunk, elements - done);
                Tensor part = buffer.narrow(0, 0, count);
                fill(part, file, stored.position() + done * size);
                // by way of float32: libtorch's direct f16 to bf16 is not vectorised, seven times slower
                flat.narrow(0, done, count).copy_(part.to(ScalarType.Float));
            }
        }
    }

    /** Reads straight into a tensor's memory, in windows because Java buffers end at 2 GiB. */
    private static void fill(Tensor flat, InputBytes file, long position) {
        long bytes = flat.nbytes();
        for (long done = 0; done < bytes; done += CHUNK_BYTES) {
            int count = (int) Math.min(CHUNK_BYTES, bytes - done);
            file.read(NativeMemory.of(flat, done, count), position + done);
        }
    }
}
