package org.diception.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What went wrong, as RFC 9457 says it: {@code type}, {@code title}, {@code status}, {@code detail}, and
 * {@code cure}, what to do about it. Thrown by handlers, answered by {@link Problems}.
 */
public final class Problem extends RuntimeException {
    /** Media type of the answer. */
    static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE = "urn:diception:";

    private final int status;
    private final String kind;
    private final String title;
    private final String cure;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * @param kind a name for programs, such as {@code queue-full}
     * @param title what all problems of this kind have in common
     * @param detail what happened this time
     */
    public Problem(int status, String kind, String title, String detail, String cure) {
        super(detail, null, false, false);
        this.status = status;
        this.kind = kind;
        this.title = title;
        this.cure = cure;
    }

    /** A body or parameter that cannot be understood. */
    static Problem badRequest(String detail, String cure) {
        return new Problem(400, "bad-request", "The request cannot be understood", detail, cure);
    }

    static Problem notFound(String what, String cure) {
        return new Problem(404, "not-found", "There is no such thing", what, cure);
    }

    /** The same with a header. */
    Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** @param request its id, for those who look into the log */
    ObjectNode json(String request) {
        return JsonNodeFactory.instance.objectNode()
                .put("type", TYPE + kind).put("title", title).put("status", status)
                .put("detail", getMessage()).put("cure", cure).put("request", request);
    }
}
