package org.diception.server.work;

/** Why a question is not taken, or not answered any more. */
public final class Refusal extends RuntimeException {
    /** What stands in the way. */
    public enum Reason {
        /** No place in the queue: come again. */
        FULL,
        /** The server stops: come again when another one is there. */
        STOPPING,
        /** The time that was given is over. */
        LATE,
        /** Somebody cancelled it. */
        CANCELLED
    }

    private final transient Reason reason;
    private final int retrySeconds;

    Refusal(Reason reason, int retrySeconds, String message) {
        super(message, null, false, false); // thrown for every request too many, nobody reads where
        this.reason = reason;
        this.retrySeconds = retrySeconds;
    }

    public Reason reason() {
        return reason;
    }

    /** When to come again; 0 where that does not help. */
    public int retrySeconds() {
        return retrySeconds;
    }
}
