package org.diception.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.diception.Box;
import org.diception.Photo;
import org.diception.Prediction;
import org.diception.text.CocoClasses;

/** The ids that COCO's files want for photos and classes. */
final class CocoNumbers {
    /** What has no class of COCO's: entities, clicked objects, classes of other sets. */
    static final int NO_CLASS = 1;
    private static final String DIGITS = "\\d{1,15}";
    private static final int HASH_BITS = 48;

    private CocoNumbers() {}

    /**
     * A photo's id: the number that its file is named with, as in COCO's own sets ({@code 000000000139.jpg}
     * is 139), else the first 48 bits of the SHA-256 of the file's name.
     */
    static long photo(Photo photo) {
        String name = photo.file();
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        if (stem.matches(DIGITS)) {
            return Long.parseLong(stem);
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() >>> Long.SIZE - HASH_BITS;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** COCO's id of a class, {@value #NO_CLASS} for everything else. */
    static int category(String className) {
        return CocoClasses.id(className).orElse(NO_CLASS);
    }

    /** What the id of all that an answer shows means, for files that say so. */
    static ObjectNode categoryJson(Prediction prediction) {
        String className = prediction.provenance().question().className();
        String name = className.isEmpty() ? "entity" : className;
        return object().put("id", category(className)).put("name", name).put("supercategory", name);
    }

    /** The photo itself, for files that list it. */
    static ObjectNode photoJson(Photo photo) {
        return object().put("id", photo(photo)).put("file_name", photo.file())
                .put("width", photo.picture().width()).put("height", photo.picture().height());
    }

    static void box(ObjectNode to, Box box) {
        to.putArray("bbox").add(box.x()).add(box.y()).add(box.width()).add(box.height());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
