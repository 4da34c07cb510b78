package org.diception.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Media types of files. */
final class Media {
    static final String JSON = "application/json";
    static final String NPY = "application/x-npy";
    static final String PLY = "application/x-ply";
    static final String ZIP = "application/zip";
    static final String PNG = "image/png";
    private static final String OTHER = "application/octet-stream";
    private static final Map<String, String> BY_END = Map.of(
            "json", JSON, "npy", NPY, "ply", PLY, "zip", ZIP, "png", PNG,
            "html", "text/html; charset=utf-8", "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml", "jpg", "image/jpeg");

    private Media() {}

    /** Answers with a text in UTF-8. */
    static void send(Context to, String type, String text) {
        to.contentType(type).result(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with JSON. */
    static void send(Context to, JsonNode json) {
        send(to, JSON, json.toString());
    }

    static String ofFile(String name) {
        return BY_END.getOrDefault(name.substring(name.lastIndexOf('.') + 1), OTHER);
    }
}
