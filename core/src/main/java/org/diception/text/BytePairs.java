package org.diception.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diception.ModelException;

/**
 * Byte pair encoding as CLIP has it: a word's UTF-8 bytes as printable letters, the last one marked as the
 * end of the word, then the pair of lowest rank is joined until none is left.
 *
 * @param ranks a pair {@code "left right"} to its line in {@code merges.txt}
 */
record BytePairs(Map<String, Integer> ranks) {
    private static final String END = "</w>";
    private static final long MAX_FILE_BYTES = 16 << 20;
    private static final char[] LETTER_OF_BYTE = letters();

    /** Reads {@code merges.txt}: one pair per line behind the version line. */
    static BytePairs read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new ModelException(file + ": no such file; is this a tokenizer folder of a model?");
            }
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new ModelException(file + ": " + Files.size(file) + " bytes, merges have at most "
                        + MAX_FILE_BYTES + "; is this the right file?");
            }
            List<String> lines = Files.readAllLines(file);
            Map<String, Integer> ranks = new HashMap<>();
            for (int i = 1; i < lines.size() && !lines.get(i).isBlank(); i++) {
                ranks.put(lines.get(i).strip(), i);
            }
            return new BytePairs(ranks);
        } catch (IOException e) {
            throw new ModelException(file + ": cannot be read as text (" + e + "); fetch the file again", e);
        }
    }

    /** The pieces of one word, as they stand in {@code vocab.json}. */
    List<String> pieces(String word) {
        List<String> pieces = new ArrayList<>();
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            pieces.add(String.valueOf(LETTER_OF_BYTE[b & 0xFF]));
        }
        int last = pieces.size() - 1;
        pieces.set(last, pieces.get(last) + END);
        for (int at = lowest(pieces); at >= 0; at = lowest(pieces)) {
            pieces = joined(pieces, pieces.get(at), pieces.get(at + 1));
        }
        return pieces;
    }

    /** Where the first pair of lowest rank stands, -1 if no pair has a rank. */
    private int lowest(List<String> pieces) {
        int best = -1;
        int bestRank = Integer.MAX_VALUE;
        for (int i = 0; i + 1 < pieces.size(); i++) {
            int rank = ranks.getOrDefault(pieces.get(i) + " " + pieces.get(i + 1), Integer.MAX_VALUE);
            if (rank < bestRank) {
                bestRank = rank;
                best = i;
            }
        }
        return best;
    }

    private static List<String> joined(List<String> pieces, String left, String right) {
        List<String> shorter = new ArrayList<>(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            boolean more = i + 1 < pieces.size();
            boolean pair = more && pieces.get(i).equals(left) && pieces.get(i + 1).equals(right);
            shorter.add(pair ? left + right : pieces.get(i));
            i += pair ? 1 : 0;
        }
        return shorter;
    }

    /** GPT-2's table: printable bytes stand for themselves, the others for the letters from U+0100 on. */
    private static char[] letters() {
        char[] letters = new char[256];
        char next = 256;
        for (int b = 0; b < 256; b++) {
            boolean printable = '!' <= b && b <= '~' || 0xA1 <= b && b <= 0xAC || 0xAE <= b;
            letters[b] = printable ? (char) b : next++;
        }
        return letters;
    }
}
