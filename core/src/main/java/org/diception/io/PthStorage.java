package org.diception.io;

/**
 * A storage that a checkpoint's pickle refers to: a run of elements somewhere in the file, known by its key.
 */
record PthStorage(String key, DType dtype, long elements) {
    long bytes() {
        return Math.multiplyExact(elements, dtype.bytes());
    }
}
