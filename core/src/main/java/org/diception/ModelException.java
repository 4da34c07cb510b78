package org.diception;

/**
 * A model folder or checkpoint is missing, broken or of the
 * wrong shape. The message names file, key, cure. Exit code 3.
 */
public final class ModelException extends RuntimeException {
    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
