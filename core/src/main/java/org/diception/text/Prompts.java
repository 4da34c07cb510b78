package org.diception.text;

import java.util.List;
import org.diception.UsageException;

/** What a list of prompts must be. */
final class Prompts {
    /** Longer ones are refused: 256 tokens are read at most, and the search for byte pairs costs time. */
    static final int MAX_CHARACTERS = 4096;

    private Prompts() {}

    static void require(List<String> prompts) {
        if (prompts.isEmpty()) {
            throw new UsageException("no prompt given; the empty text is a prompt too");
        }
        for (String prompt : prompts) {
            if (!isShort(prompt)) {
                throw new UsageException("a prompt has " + prompt.length() + " characters, at most "
                        + MAX_CHARACTERS + " are taken");
            }
        }
    }

    static boolean isShort(String prompt) {
        return prompt.length() <= MAX_CHARACTERS;
    }
}
