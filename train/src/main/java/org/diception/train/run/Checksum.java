package org.diception.train.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.diception.InputException;

/** Says whether the files of a folder are still the same: latents of one autoencoder are noise to another. */
public final class Checksum {
    private Checksum() {}

    /** Eight hexadecimal digits over all files, in the order of their names. */
    public static String of(Path folder) {
        CRC32 sum = new CRC32();
        try (Stream<Path> list = Files.list(folder)) {
            List<Path> files = list.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                try (InputStream in = new CheckedInputStream(Files.newInputStream(file), sum)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be read (" + e + "); check its permissions", e);
        }
        return String.format("%08x", sum.getValue());
    }
}
