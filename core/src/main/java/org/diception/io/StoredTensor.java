package org.diception.io;

import java.util.Arrays;
import java.util.Objects;

/**
 * Where one tensor lies in a file: the first element at byte {@code position}, the others {@code strides}
 * elements apart. Offsets are checked by the reader that makes it.
 */
record StoredTensor(DType dtype, long[] shape, long[] strides, long position) {
    static StoredTensor contiguous(DType dtype, long[] shape, long position) {
        return new StoredTensor(dtype, shape, contiguousStrides(shape), position);
    }

    /** One entry along the first dimension. */
    StoredTensor entry(long index) {
        Objects.checkIndex(index, shape[0]);
        int rest = shape.length - 1;
        return new StoredTensor(dtype, Arrays.copyOfRange(shape, 1, rest + 1),
                Arrays.copyOfRange(strides, 1, rest + 1), position + index * strides[0] * dtype.bytes());
    }

    private static long[] contiguousStrides(long[] shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= Math.max(shape[i], 1);
        }
        return strides;
    }

    /**
     * Elements of a shape.
     *
     * @throws ArithmeticException if they do not fit 64 bits
     */
    static long elements(long[] shape) {
        long count = 1;
        for (long size : shape) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    /**
     * Elements from the first to the last one in the file.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    static long span(long[] shape, long[] strides) {
        if (elements(shape) == 0) {
            return 0;
        }
        long last = 0;
        for (int i = 0; i < shape.length; i++) {
            last = Math.addExact(last, Math.multiplyExact(shape[i] - 1, strides[i]));
        }
        return Math.addExact(last, 1);
    }

    long elements() {
        return elements(shape);
    }

    long span() {
        return span(shape, strides);
    }

    /**
     * Whether the elements lie in C order without gaps; the stride of a dimension of size 1 does not matter.
     */
    boolean isContiguous() {
        long[] plain = contiguousStrides(shape);
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] > 1 && strides[i] != plain[i]) {
                return false;
            }
        }
        return true;
    }
}
