package org.diception.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.diception.InputException;

/** One pass over a {@code .npy} file that nobody vouches for. */
record NpyReader(Path path, FileChannel channel) {
    private static final int MAX_HEADER_BYTES = 1 << 16;
    private static final int MAX_RANK = 32;

    /** The header is the text of a Python dictionary, with these three keys in any order. */
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");

    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    Npy read() throws IOException {
        String header = header();
        String descr = find(header, DESCR, "descr");
        Npy.Kind kind = Arrays.stream(Npy.Kind.values()).filter(k -> k.descr.equals(descr)).findFirst()
                .orElseThrow(() -> refused("has dtype " + Quote.of(descr) + ", read are " + known()
                        + "; convert it with astype"));
        if (find(header, FORTRAN, "fortran_order").equals("True")) {
            throw refused("is in Fortran order; save numpy.ascontiguousarray of it");
        }
        int[] shape = shape(find(header, SHAPE, "shape"));
        return new Npy(kind, shape, data(shape, kind.bytes));
    }

    private static String known() {
        return Arrays.stream(Npy.Kind.values()).map(k -> k.descr).collect(Collectors.joining(", "));
    }

    private String header() throws IOException {
        ByteBuffer start = bytes(Npy.MAGIC.length + 2);
        byte[] magic = new byte[Npy.MAGIC.length];
        start.get(magic);
        int version = start.get();
        if (!Arrays.equals(magic, Npy.MAGIC) || version < 1 || version > 3) {
            throw refused("is no .npy file of version 1 to 3; save it with numpy.save");
        }
        long length = version == 1 ? bytes(2).getShort() & 0xffff : bytes(4).getInt() & 0xffff_ffffL;
        if (length > MAX_HEADER_BYTES) {
            throw refused("announces a header of " + length + " bytes, at most " + MAX_HEADER_BYTES
                    + " are read; save it again");
        }
        return StandardCharsets.ISO_8859_1.decode(bytes((int) length)).toString();
    }

    private int[] shape(String text) {
        try {
            int[] shape = Arrays.stream(text.split(",")).map(String::strip).filter(size -> !size.isEmpty())
                    .mapToInt(Integer::parseInt).toArray();
            if (shape.length > MAX_RANK) {
                throw refused("has " + shape.length + " dimensions, at most " + MAX_RANK + " are read");
            }
            return shape;
        } catch (NumberFormatException e) {
            throw refused("has the shape (" + text.strip() + "), which is none; save it again");
        }
    }

    private ByteBuffer data(int[] shape, int size) throws IOException {
        long wanted;
        try {
            wanted = Math.multiplyExact(Npy.count(shape), size);
        } catch (ArithmeticException e) {
            wanted = Long.MAX_VALUE;
        }
        long there = channel.size() - channel.position();
        if (wanted > Npy.MAX_BYTES || wanted != there) {
            throw refused("needs " + wanted + " bytes by its shape " + Arrays.toString(shape) + ", has "
                    + there + ", at most " + Npy.MAX_BYTES + " are read; is it whole?");
        }
        return bytes((int) wanted);
    }

    private String find(String header, Pattern pattern, String key) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw refused("has no '" + key + "' in its header; save it again with numpy.save");
        }
        return matcher.group(1);
    }

    private ByteBuffer bytes(int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw refused("ends after " + channel.size() + " bytes; it is not whole, save it again");
            }
        }
        return buffer.flip();
    }

    private InputException refused(String cause) {
        return new InputException(path + ": " + cause);
    }
}
