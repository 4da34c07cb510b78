package org.diception.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The file formats that are read, told apart by their first bytes and never by the file's name. */
enum ImageFormat {
    JPEG(bytes(0xff, 0xd8, 0xff)) {
        @Override
        Source open(byte[] file) throws IOException {
            return new JpegFile(file);
        }
    },
    PNG(bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
        @Override
        Source open(byte[] file) throws IOException {
            return new PngFile(file);
        }
    },
    WEBP(bytes('R', 'I', 'F', 'F')) {
        @Override
        boolean matches(byte[] file) {
            return super.matches(file) && file.length >= 12
                    && new String(file, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
        }

        @Override
        Source open(byte[] file) throws IOException {
            return WebpFile.open(file);
        }
    },
    TIFF(bytes('I', 'I', 42, 0)) {
        @Override
        boolean matches(byte[] file) {
            return super.matches(file) || startsWith(file, bytes('M', 'M', 0, 42));
        }

        @Override
        Source open(byte[] file) throws IOException {
            return TiffFile.open(file);
        }
    },
    BMP(bytes('B', 'M')) {
        @Override
        Source open(byte[] file) throws IOException {
            return BmpFile.open(file);
        }
    };

    private final byte[] magic;

    ImageFormat(byte[] magic) {
        this.magic = magic;
    }

    /** Refuses an empty file and anything that starts like none of the formats. */
    static ImageFormat of(byte[] file, String name) {
        if (file.length == 0) {
            throw ImageFile.refused(name, "the file is empty", "copy or download it again");
        }
        return Arrays.stream(values()).filter(format -> format.matches(file)).findFirst()
                .orElseThrow(() -> ImageFile.refused(name, "not a picture that can be read",
                        "give a JPEG, PNG, WebP, TIFF or BMP file"));
    }

    /** Reads the header. */
    abstract Source open(byte[] file) throws IOException;

    boolean matches(byte[] file) {
        return startsWith(file, magic);
    }

    private static boolean startsWith(byte[] file, byte[] prefix) {
        return file.length >= prefix.length
                && Arrays.equals(file, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
