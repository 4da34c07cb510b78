package org.diception.text;

import java.util.Arrays;

/** A prompt to the ids that an encoder looks up. Implementations are safe for use by several threads. */
interface Tokenizer extends AutoCloseable {
    /** The ids with the special tokens around them, cut to {@link #length()}, not padded. */
    int[] encode(String prompt);

    /** How many ids the encoder sees. */
    int length();

    /** The id behind the end of a short prompt; the encoders look at it like at any other. */
    int padding();

    /** Exactly {@link #length()} ids. */
    default int[] padded(String prompt) {
        int[] ids = encode(prompt);
        int[] all = Arrays.copyOf(ids, length());
        Arrays.fill(all, ids.length, all.length, padding());
        return all;
    }

    @Override
    default void close() {}
}
