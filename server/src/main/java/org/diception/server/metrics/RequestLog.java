package org.diception.server.metrics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * One line of JSON for each event: {@code time}, {@code event}, and what the event adds. Photos, tokens and
 * queries are never written. Thread-safe.
 */
public final class RequestLog {
    private final PrintStream out;

    public RequestLog(PrintStream out) {
        this.out = out;
    }

    /** Writes an event. */
    public void write(String event, Consumer<ObjectNode> details) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString()).put("event", event);
        details.accept(line);
        out.println(line);
    }
}
