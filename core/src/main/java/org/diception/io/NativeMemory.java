package org.diception.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;

/** The bytes of a tensor on the CPU as a Java buffer: no copy, valid as long as the tensor lives. */
public final class NativeMemory {
    private NativeMemory() {}

    /** {@code count} bytes from byte {@code from} on, of a tensor whose elements lie in C order. */
    public static ByteBuffer of(Tensor tensor, long from, int count) {
        if (count == 0) {
            return ByteBuffer.allocate(0); // an empty tensor has no address
        }
        try (BytePointer memory = new BytePointer(tensor.data_ptr())) {
            ByteBuffer bytes = memory.position(from).limit(from + count).asByteBuffer();
            return bytes.order(ByteOrder.nativeOrder());
        }
    }

    /** Bytes of main memory that the whole process occupies now. */
    public static long resident() {
        return Pointer.physicalBytes();
    }

    static ByteBuffer of(Tensor tensor) {
        return of(tensor, 0, Math.toIntExact(tensor.nbytes()));
    }
}
