package org.diception;

/**
 * A file or value that was handed in cannot be used. The message is one line: what, cause, cure. Exit code 1.
 */
public final class InputException extends RuntimeException {
    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
