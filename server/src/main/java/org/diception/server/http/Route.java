package org.diception.server.http;

import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One method of one path: what it takes, what it gives, and who answers. The router and OpenAPI are both made
 * of it. Filled once, then read only.
 */
final class Route {
    /** A value outside the body; {@code in} is {@code path}, {@code query} or {@code header}. */
    record Parameter(String in, String name, boolean required, String description, Schema schema) {}

    private final String method;
    private final String path;
    private final String id;
    private final String summary;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, Schema> takes = new LinkedHashMap<>();
    private final Map<Integer, Reply> gives = new LinkedHashMap<>();
    private boolean bodyNeeded;
    private boolean open;
    private Handler handler;

    /** What an answer with some status consists of, by media type; nothing for an empty one. */
    record Reply(String description, Map<String, Schema> bodies) {}

    private Route(String method, String path, String id, String summary) {
        this.method = method;
        this.path = path;
        this.id = id;
        this.summary = summary;
    }

    static Route get(String path, String id, String summary) {
        return new Route("GET", path, id, summary);
    }

    static Route post(String path, String id, String summary) {
        return new Route("POST", path, id, summary);
    }

    static Route delete(String path, String id, String summary) {
        return new Route("DELETE", path, id, summary);
    }

    Route parameter(String in, String name, String description, Schema schema) {
        parameters.add(new Parameter(in, name, in.equals("path"), description, schema));
        return this;
    }

    Route takes(String mediaType, Schema schema) {
        takes.put(mediaType, schema);
        return this;
    }

    /** A body must come. */
    Route bodyNeeded() {
        bodyNeeded = true;
        return this;
    }

    /** Needs no token. */
    Route open() {
        open = true;
        return this;
    }

    Route gives(int status, String description, Map<String, Schema> bodies) {
        gives.put(status, new Reply(description, bodies));
        return this;
    }

    Route gives(int status, String description, String mediaType, Schema schema) {
        return gives(status, description, Map.of(mediaType, schema));
    }

    /** Problems that may come. */
    Route problems(int... statuses) {
        for (int status : statuses) {
            gives.put(status, new Reply(OpenApi.phrase(status), Map.of(Problem.MEDIA_TYPE, Schemas.PROBLEM)));
        }
        return this;
    }

    Route answeredBy(Handler value) {
        handler = value;
        return this;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    String id() {
        return id;
    }

    String summary() {
        return summary;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    Map<String, Schema> takes() {
        return takes;
    }

    boolean needsBody() {
        return bodyNeeded;
    }

    Map<Integer, Reply> gives() {
        return gives;
    }

    boolean isOpen() {
        return open;
    }

    Handler handler() {
        return handler;
    }
}
