package org.diception.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.diception.InputException;

/** A text chunk: {@code tEXt} in Latin-1 where that suffices, {@code iTXt} in UTF-8 for everything else. */
record PngText(String chunk, byte[] bytes) {
    private static final int LONGEST_KEY = 79;
    /** Ends the key; not compressed, method 0; ends an empty language and an empty translated key. */
    private static final byte[] PLAIN_UTF8 = new byte[5];

    static PngText of(String key, String value) {
        boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(value) && value.indexOf('\0') < 0;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(latin1(key));
        body.writeBytes(latin ? new byte[1] : PLAIN_UTF8);
        body.writeBytes(latin ? latin1(value) : value.getBytes(StandardCharsets.UTF_8));
        return new PngText(latin ? "tEXt" : "iTXt", body.toByteArray());
    }

    static String checkedKey(String key) {
        boolean printable = key.chars().allMatch(c -> c >= 32 && c <= 126 || c >= 161 && c <= 255);
        if (key.isEmpty() || key.length() > LONGEST_KEY || !printable || !key.equals(key.strip())) {
            throw new InputException("PNG text key of " + key.length() + " letters is not 1 to " + LONGEST_KEY
                    + " printable Latin-1 letters without spaces around them; choose another");
        }
        return key;
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
