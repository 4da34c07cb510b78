package org.diception.io;

/** A tensor as a checkpoint's pickle describes it: a view of a storage, offset and strides in elements. */
record PthTensor(PthStorage storage, long offset, long[] shape, long[] strides) {
    /** What is wrong with the view, or nothing. */
    String flaw() {
        if (shape.length != strides.length || shape.length > SafetensorsHeader.MAX_RANK) {
            return "has " + shape.length + " sizes and " + strides.length + " strides";
        }
        boolean negative = offset < 0;
        for (int i = 0; i < shape.length; i++) {
            negative |= shape[i] < 0 || strides[i] < 0;
        }
        if (negative) {
            return "has a negative size, stride or offset";
        }
        try {
            long end = Math.addExact(offset, StoredTensor.span(shape, strides));
            if (end > storage.elements()) {
                return "ends at element " + end + " of a storage of " + storage.elements();
            }
            // a few bytes could otherwise ask for any amount of memory
            return StoredTensor.elements(shape) > storage.elements()
                    ? "repeats the elements of its storage" : "";
        } catch (ArithmeticException e) {
            return "has more than 2^63 elements";
        }
    }
}
