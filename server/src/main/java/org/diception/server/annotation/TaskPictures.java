package org.diception.server.annotation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.diception.InputException;
import org.diception.UsageException;

/**
 * The pictures that Label Studio's tasks name: {@code data:} URIs, and files of Label Studio in folders that
 * this process can read, {@code /data/upload/…} below its media folder and {@code /data/local-files/?d=…}
 * below the root of its local files. Paths and links stay inside the folders, and no URL is ever fetched.
 * Thread-safe.
 */
public final class TaskPictures {
    private static final String DATA = "data:";
    private static final String LOCAL = "/data/local-files/?d=";
    private static final String UPLOAD = "/data/";
    private static final String UPLOADED = "/data/upload/";
    private static final int LONGEST_NAME = 80;

    private final List<Path> folders = new ArrayList<>();
    private final long mostBytes;

    /**
     * @param mostBytes of a picture's file
     * @throws UsageException if one is no folder
     */
    public TaskPictures(List<Path> folders, long mostBytes) {
        this.mostBytes = mostBytes;
        for (Path folder : folders) {
            try {
                if (!Files.isDirectory(folder)) {
                    throw new UsageException(folder
                            + ": no such folder; name one with pictures of Label Studio");
                }
                this.folders.add(folder.toRealPath());
            } catch (IOException e) {
                throw new UsageException(folder + ": cannot be read (" + e + "); name another folder");
            }
        }
    }

    /**
     * The bytes of a picture.
     *
     * @param name as it stands in the task's data
     * @throws InputException in words for an annotator, if it is not to be had
     */
    public byte[] read(String name) {
        if (name.regionMatches(true, 0, DATA, 0, DATA.length())) {
            return inline(name);
        } else if (name.startsWith(LOCAL)) {
            return file(name.substring(LOCAL.length()), name);
        } else if (name.startsWith(UPLOADED)) {
            return file(name.substring(UPLOAD.length()).replace("+", "%2B"), name); // a plus is one in a path
        }
        throw new InputException(shown(name) + ": this server fetches no URL; give the task a file of"
                + " Label Studio's (uploaded or local) or a data: URI");
    }

    private byte[] inline(String uri) {
        int comma = uri.indexOf(',');
        if (comma < 0 || !uri.substring(0, comma).endsWith(";base64")) {
            throw new InputException(
                    "the task's data: URI is not in base64; write data:image/png;base64,...");
        }
        try {
            byte[] picture = Base64.getDecoder().decode(uri.substring(comma + 1));
            checkSize(picture.length, "the task's data: URI");
            return picture;
        } catch (IllegalArgumentException e) {
            throw new InputException("the task's data: URI is not in base64; encode it again", e);
        }
    }

    /** @param encoded path as a query has it */
    private byte[] file(String encoded, String name) {
        if (folders.isEmpty()) {
            throw new InputException(shown(name) + ": this server knows no folder with Label Studio's files;"
                    + " start it with --label-studio-files DIR");
        }
        String path = decoded(encoded, name);
        Path found = folders.stream().flatMap(folder -> inside(folder, path).stream()).findFirst()
                .orElseThrow(() -> new InputException(shown(name) + ": not in the folders that this server"
                        + " may read; name the right one with --label-studio-files"));
        try (InputStream in = Files.newInputStream(found)) {
            byte[] bytes = in.readNBytes((int) Math.min(mostBytes + 1, Integer.MAX_VALUE));
            checkSize(bytes.length, shown(name));
            return bytes;
        } catch (IOException e) {
            throw new InputException(shown(name) + ": cannot be read; look at its permissions", e);
        }
    }

    private static String decoded(String path, String name) {
        try {
            return URLDecoder.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InputException(shown(name)
                    + ": its % signs are no encoding; write it as Label Studio does", e);
        }
    }

    /** The file, if there is one and it lies in the folder after all links are followed. */
    private static Optional<Path> inside(Path folder, String path) {
        try {
            Path real = folder.resolve(path.replaceFirst("^/+", "")).toRealPath();
            return Optional.of(real).filter(file -> file.startsWith(folder) && Files.isRegularFile(file));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void checkSize(long bytes, String name) {
        if (bytes > mostBytes) {
            throw new InputException(name + ": larger than " + mostBytes + " bytes; scale it down");
        }
    }

    private static String shown(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
