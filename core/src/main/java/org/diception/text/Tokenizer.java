package org.diception.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.diception.ModelException;

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

    /**
     * The padded ids of several prompts.
     *
     * @param vocabulary how many ids the encoder knows
     */
    default List<int[]> padded(List<String> prompts, int vocabulary) {
        List<int[]> all = prompts.stream().map(this::padded).toList();
        int largest = all.stream().flatMapToInt(IntStream::of).max().orElse(0);
        if (largest >= vocabulary) {
            throw new ModelException("the tokenizer gives id " + largest + ", its text encoder knows the ids"
                    + " below " + vocabulary + "; are these folders of one model?");
        }
        return all;
    }

    @Override
    default void close() {}
}
