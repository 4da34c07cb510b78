package org.diception;

/**
 * A call that makes no sense whatever the files hold: an
 * unknown task, six points, no such device. Exit code 2.
 */
public final class UsageException extends RuntimeException {
    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
