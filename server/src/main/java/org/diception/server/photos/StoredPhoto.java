package org.diception.server.photos;

import org.diception.Box;
import org.diception.Diception;
import org.diception.OpenImage;
import org.diception.Photo;

/**
 * A photo that was sent, with its latent once a question needed it. Equal if the same file was sent.
 * Thread-safe.
 */
public final class StoredPhoto {
    /** What a latent takes besides the pixels: 16 channels of 128 x 128 at 1024 pixels. */
    private static final long REST = 1 << 20;

    private final String id;
    private final Photo photo;
    private OpenImage open;

    StoredPhoto(String id, Photo photo) {
        this.id = id;
        this.photo = photo;
    }

    /** What clients call it; cannot be guessed from the file. */
    public String id() {
        return id;
    }

    /** Upright. */
    public Photo photo() {
        return photo;
    }

    public int width() {
        return photo.picture().width();
    }

    public int height() {
        return photo.picture().height();
    }

    /** Bytes of memory. */
    public long bytes() {
        return photo.picture().rgb().length + REST;
    }

    /** A rectangle of it, as a photo of its own that tells no more than its pixels. */
    StoredPhoto part(Box box) {
        String name = id + "-" + box.x() + "-" + box.y() + "-" + box.width() + "-" + box.height();
        return new StoredPhoto(name, Photo.of(
                photo.picture().part(box.x(), box.y(), box.width(), box.height())));
    }

    /** For questions to the model, always the same one. */
    public synchronized OpenImage open(Diception model) {
        if (open == null) {
            open = model.open(photo.picture());
        }
        return open;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredPhoto that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
