package org.diception.server.work;

/** Is told what happens to questions, to count it. Implementations are thread-safe and quick. */
public interface Observer {
    /** Parts of the time that an answer takes. */
    enum Stage { WAIT, PREDICT, RENDER }

    /** A part of an answer took so long. */
    void took(String task, Stage stage, long nanoseconds);

    /** A question was not taken or not answered. */
    void refused(Refusal.Reason reason);

    /** A question was answered with what another one had asked for. */
    void shared();
}
