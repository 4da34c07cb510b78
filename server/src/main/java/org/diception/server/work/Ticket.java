package org.diception.server.work;

import java.util.concurrent.CompletableFuture;
import org.diception.output.Answer;

/** One caller's claim to an answer, which others may wait for too. Thread-safe. */
public final class Ticket {
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private volatile Standing standing = Standing.WAITING;
    private volatile Runnable listener = () -> {};

    Ticket() {}

    /** The answer, or a {@link Refusal}, or what the model threw. */
    public CompletableFuture<Answer> answer() {
        return answer;
    }

    public Standing standing() {
        return standing;
    }

    /** Nobody waits any more; if nobody else does, the work ends before its next step. */
    public void leave() {
        end(new Refusal(Refusal.Reason.CANCELLED, 0, "cancelled before it was answered"));
    }

    /** Called on the device's thread whenever the standing changes. */
    void listen(Runnable value) {
        listener = value;
    }

    void late() {
        end(new Refusal(Refusal.Reason.LATE, 0,
                "not answered in the time given; ask for fewer steps or samples, or use a job"));
    }

    void end(Throwable why) {
        answer.completeExceptionally(why);
    }

    void moved(Standing value) {
        standing = value;
        listener.run();
    }

    boolean isOpen() {
        return !answer.isDone();
    }
}
