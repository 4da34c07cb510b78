package org.diception.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text to the words that CLIP's byte pairs are made of: what transformers' {@code CLIPTokenizer} does where
 * ftfy is not installed (as in the official project): its {@code BasicTokenizer}, then the splitting pattern
 * of CLIP.
 */
final class ClipWords {
    private static final Pattern WORD = Pattern.compile(
            "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^ \\p{L}\\p{N}]+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What is still white space for Python's {@code str.split} after {@link #cleaned}. */
    private static final Pattern GAP = Pattern.compile("[ \\u2028\\u2029]+");

    private static final int[][] CJK = {
        {0x4E00, 0x9FFF}, {0x3400, 0x4DBF}, {0x20000, 0x2A6DF}, {0x2A700, 0x2B73F},
        {0x2B740, 0x2B81F}, {0x2B820, 0x2CEAF}, {0xF900, 0xFAFF}, {0x2F800, 0x2FA1F}
    };

    private ClipWords() {}

    /** Lower-case words, numbers one digit each, runs of anything else. */
    static List<String> of(String text) {
        // composed after the spacing: a compatibility ideograph gets its spaces before NFC replaces it
        String composed = Normalizer.normalize(cleaned(text), Normalizer.Form.NFC);
        List<String> words = new ArrayList<>();
        for (String part : GAP.split(composed)) {
            Matcher word = WORD.matcher(part.toLowerCase(Locale.ROOT));
            while (word.find()) {
                words.add(word.group());
            }
        }
        return words;
    }

    /** Without control characters, white space as spaces, CJK ideographs with a space on both sides. */
    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isWhiteSpace(c)) {
                clean.append(' ');
            } else if (isCjk(c)) {
                clean.append(' ').appendCodePoint(c).append(' ');
            } else if (c != 0xFFFD && !isControl(c)) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    private static boolean isWhiteSpace(int c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean isCjk(int c) {
        for (int[] block : CJK) {
            if (block[0] <= c && c <= block[1]) {
                return true;
            }
        }
        return false;
    }

    /** The general categories Cc, Cf, Cn, Co and Cs. */
    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.UNASSIGNED, Character.PRIVATE_USE,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
