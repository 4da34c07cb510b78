package org.diception.pipeline;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.diception.ModelException;

/**
 * Where the files of the embedded model are: in a folder on the class path, or copied out of the jar of
 * {@code diception-nano} once, since weights are read straight from files.
 */
final class NanoFolder {
    private static final String RESOURCES = "org/diception/nano";
    private static final String INDEX = "/" + RESOURCES + "/model_index.json";

    private NanoFolder() {}

    /**
     * The folder.
     *
     * @throws ModelException if the embedded model is not on the class path
     */
    static Path find() {
        URL index = NanoFolder.class.getResource(INDEX);
        if (index == null) {
            throw new ModelException("nano: the embedded model is not on the class path; add the artifact"
                    + " org.diception:diception-nano, or give the folder of a model");
        }
        try {
            return index.openConnection() instanceof JarURLConnection jar
                    ? unpacked(Path.of(jar.getJarFileURL().toURI()), cache())
                    : Path.of(index.toURI()).getParent();
        } catch (IOException | java.net.URISyntaxException e) {
            throw new ModelException("nano: the embedded model cannot be unpacked (" + e + "); check that "
                    + cache() + " can be written", e);
        }
    }

    /** The folder below {@code cache} with the jar's model, copied there unless an equal one was before. */
    static Path unpacked(Path jar, Path cache) throws IOException {
        Path folder = cache.resolve("nano-" + contents(jar));
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(cache);
            Path fresh = Files.createTempDirectory(cache, "nano");
            copy(jar, fresh);
            try {
                Files.move(fresh, folder);
            } catch (IOException e) { // another process was faster, or the disk is full
                delete(fresh);
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            }
        }
        return folder;
    }

    /** Differs between two models but not between two builds of one, which would fill the cache. */
    private static String contents(Path jar) throws IOException {
        var sum = new CRC32();
        try (var zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(entry -> entry.getName().startsWith(RESOURCES) && !entry.isDirectory())
                    .map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getCrc() + "\n")
                    .sorted()
                    .forEach(entry -> sum.update(entry.getBytes(StandardCharsets.UTF_8)));
        }
        return Long.toHexString(sum.getValue());
    }

    private static void copy(Path jar, Path target) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Path root = files.getPath(RESOURCES);
            for (Path file : below(root)) {
                Path copy = target.resolve(root.relativize(file).toString());
                if (Files.isRegularFile(file)) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files = below(folder);
        for (Path file : files.stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        }
    }

    private static Path cache() {
        String home = System.getenv("XDG_CACHE_HOME");
        boolean none = home == null || home.isBlank();
        Path base = none ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(home);
        return base.resolve("diception");
    }
}
