package org.diception.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** The reference files that the tests of this package read. */
final class GoldenFolder {
    private static final Path ROOT = Path.of(System.getProperty("diception.goldens"));

    private GoldenFolder() {}

    static Path path(String name) {
        return ROOT.resolve(name);
    }

    static JsonNode json(String name) {
        return Json.read(path(name), IllegalStateException::new);
    }
}
