package org.diception.text;

/** Told how far the text encoders are, which T5-XXL takes minutes for; called on the encoding thread. */
@FunctionalInterface
public interface EncodeProgress {
    /** Nobody listens. */
    EncodeProgress NONE = (done, total) -> {};

    /** So many of so many steps (each CLIP tower, each block of T5) are done. */
    void at(int done, int total);
}
