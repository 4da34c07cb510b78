package org.diception.text;

/**
 * T5's relative positions: near ones have a bucket each, far ones share buckets on a logarithmic scale, one
 * half of the buckets for the tokens before and one for those after (bidirectional, transformers' {@code
 * T5Attention}).
 */
record RelativePositions(int buckets, int maxDistance) {
    /** The bucket of every pair, row by row: {@code [query · tokens + key]}. */
    int[] table(int tokens) {
        int[] table = new int[tokens * tokens];
        for (int query = 0; query < tokens; query++) {
            for (int key = 0; key < tokens; key++) {
                table[query * tokens + key] = bucket(key - query);
            }
        }
        return table;
    }

    /**
     * The bucket of key position minus query position. In float, as the reference: its edges depend on it.
     */
    int bucket(int relative) {
        int half = buckets / 2;
        int exact = half / 2;
        int side = relative > 0 ? half : 0;
        int distance = Math.abs(relative);
        if (distance < exact) {
            return side + distance;
        }
        float span = (float) Math.log((double) maxDistance / exact);
        float share = (float) Math.log((float) distance / exact) / span;
        return side + Math.min(half - 1, exact + (int) (share * (half - exact)));
    }
}
