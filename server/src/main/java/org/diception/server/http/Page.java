package org.diception.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of the page, from the jar into memory once; a fixed list, so that no path can lead elsewhere. */
final class Page {
    private static final String FOLDER = "/org/diception/server/page/";
    private static final List<String> NAMES = List.of("index.html", "style.css", "icon.svg", "main.js",
            "api.js", "source.js", "stage.js", "answers.js", "cloud.js", "layers.js",
            "data.js", "examples/coffee.jpg", "examples/astronaut.jpg", "examples/rocket.jpg");

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    Page() {
        NAMES.forEach(name -> files.put(name, read(name)));
    }

    Iterable<String> names() {
        return files.keySet();
    }

    void send(Context request, String name) {
        request.header("Cache-Control", "no-cache").contentType(Media.ofFile(name)).result(files.get(name));
    }

    private static byte[] read(String name) {
        try (InputStream in = Page.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + FOLDER + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
