package org.diception.server.photos;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.diception.Box;
import org.diception.Photo;
import org.diception.image.Decoding;
import org.diception.image.ImageFile;
import org.diception.server.Limits;

/**
 * Decodes photos within limits and keeps them. The same file gets the same name as long as the process lives,
 * so that nothing is kept twice; a secret goes into it, so that nobody can ask for what he did not send.
 * Thread-safe.
 */
public final class PhotoStore {
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 16;
    /** A decoder holds several copies of a picture. */
    private static final int DECODERS = 2;

    private final Limits limits;
    private final Kept<String, StoredPhoto> kept;
    private final byte[] secret = new byte[SECRET_BYTES];
    private final Semaphore decoders = new Semaphore(DECODERS, true);

    /** @param bytes memory for all photos */
    public PhotoStore(Limits limits, long bytes) {
        this.limits = limits;
        this.kept = new Kept<>(bytes, StoredPhoto::bytes);
        new SecureRandom().nextBytes(secret);
    }

    /**
     * The photo in a file's bytes, kept if there is room.
     *
     * @throws org.diception.InputException if it is broken, too large or no photo
     */
    public StoredPhoto add(byte[] file) {
        String id = id(file);
        Optional<StoredPhoto> known = kept.get(id);
        if (known.isPresent()) {
            return known.get();
        }
        var stored = new StoredPhoto(id, decode(file, id));
        kept.put(id, stored);
        return stored;
    }

    /** A rectangle of a photo, kept if there is room; all of it is the photo itself. */
    public StoredPhoto part(StoredPhoto photo, Box box) {
        if (box.width() == photo.width() && box.height() == photo.height()) {
            return photo;
        }
        StoredPhoto part = photo.part(box);
        Optional<StoredPhoto> known = kept.get(part.id());
        if (known.isPresent()) {
            return known.get(); // with its latent
        }
        kept.put(part.id(), part);
        return part;
    }

    public Optional<StoredPhoto> get(String id) {
        return kept.get(id);
    }

    public boolean remove(String id) {
        return kept.remove(id);
    }

    public Kept.State state() {
        return kept.state();
    }

    private Photo decode(byte[] file, String id) {
        decoders.acquireUninterruptibly();
        try {
            ImageFile stored = ImageFile.open(file, "photo", limits.image());
            return new Photo(stored.decode(Decoding.UPRIGHT), stored.focalLength35mm(),
                    Map.of(Photo.FILE, id));
        } finally {
            decoders.release();
        }
    }

    private String id(byte[] file) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(secret);
            return HexFormat.of().formatHex(hash.digest(file), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
