package org.diception.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.diception.InputException;

/** A photo on disk, known by what it contains. */
final class PhotoFile {
    private final Path path;
    private String sha256;

    PhotoFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** SHA-256 of the file's bytes, in hexadecimal digits. */
    String sha256() {
        if (sha256 == null) {
            sha256 = hash();
        }
        return sha256;
    }

    private String hash() {
        try (InputStream file = Files.newInputStream(path);
                var in = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new InputException(path + ": cannot be read (" + e + ")", e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
