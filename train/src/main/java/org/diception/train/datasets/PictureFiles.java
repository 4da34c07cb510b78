package org.diception.train.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.diception.InputException;

/** Pictures in a folder, told by the ends of their names. */
final class PictureFiles {
    private static final List<String> ENDS =
            List.of(".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp");

    private PictureFiles() {
    }

    /**
     * All of them, in the order of their names.
     *
     * @throws InputException if there are none
     */
    static List<Path> in(Path folder) {
        List<Path> pictures = list(folder).stream().filter(file -> ENDS.contains(end(file))).toList();
        if (pictures.isEmpty()) {
            throw new InputException(folder + ": no pictures here; looked for " + String.join(", ", ENDS));
        }
        return pictures;
    }

    /** The picture with a name, whatever its end. */
    static Optional<Path> named(Path folder, String stem) {
        return ENDS.stream().map(end -> folder.resolve(stem + end)).filter(Files::isRegularFile).findFirst();
    }

    /** The files and folders in a folder, in the order of their names. */
    static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw new InputException(folder + ": no such folder, or it cannot be read", e);
        }
    }

    /** What a folder is called. */
    static String name(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    /** The name without its end. */
    static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String end(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }
}
