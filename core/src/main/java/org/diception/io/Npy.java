package org.diception.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.diception.InputException;

/**
 * An array in NumPy's {@code .npy} format: float32 in C order is written; float16, float32, float64, uint8,
 * int32 and bool in C order, little-endian, are read. Immutable.
 */
public final class Npy {
    /** Larger arrays are refused before memory is asked for: 12,000 x 12,000 floats fit. */
    public static final long MAX_BYTES = 1L << 30;

    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;

    enum Kind {
        BOOL("|b1", 1), UINT8("|u1", 1), INT32("<i4", 4), FLOAT16("<f2", 2), FLOAT32("<f4", 4),
        FLOAT64("<f8", 8);

        final String descr;
        final int bytes;

        Kind(String descr, int bytes) {
            this.descr = descr;
            this.bytes = bytes;
        }

        double value(ByteBuffer data, int index) {
            return switch (this) {
                case BOOL -> data.get(index) == 0 ? 0 : 1;
                case UINT8 -> data.get(index) & 0xff;
                case INT32 -> data.getInt(index * 4);
                case FLOAT16 -> Half.toFloat(data.getShort(index * 2));
                case FLOAT32 -> data.getFloat(index * 4);
                case FLOAT64 -> data.getDouble(index * 8);
            };
        }
    }

    private final Kind kind;
    private final int[] shape;
    private final ByteBuffer data;

    Npy(Kind kind, int[] shape, ByteBuffer data) {
        this.kind = kind;
        this.shape = shape;
        this.data = data;
    }

    /**
     * Reads a file.
     *
     * @throws InputException naming what is wrong with it
     */
    public static Npy read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InputException(path + ": no such file; a .npy file is wanted");
        }
        try (FileChannel channel = FileChannel.open(path)) {
            return new NpyReader(path, channel).read();
        } catch (IOException e) {
            throw new InputException(path + ": cannot be read (" + e + ")", e);
        }
    }

    /**
     * Writes float32 values in C order.
     *
     * @throws InputException if the file cannot be written
     */
    public static void write(Path path, float[] values, int... shape) {
        AtomicFile.write(path, out -> writeTo(out, values, shape));
    }

    /** Writes float32 values in C order into a stream, which stays open. */
    public static void writeTo(OutputStream out, float[] values, int... shape) throws IOException {
        if (count(shape) != values.length) {
            throw new IllegalArgumentException(values.length + " values do not fill shape "
                    + Arrays.toString(shape));
        }
        out.write(header(shape));
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += bytes.capacity() / 4) {
            int length = Math.min(bytes.capacity() / 4, values.length - from);
            bytes.asFloatBuffer().put(values, from, length);
            out.write(bytes.array(), 0, length * 4);
        }
    }

    private static byte[] header(int[] shape) {
        String sizes = Arrays.stream(shape).mapToObj(size -> size + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sizes + "), }";
        int prefix = MAGIC.length + 4;
        int padded = (prefix + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] header = new byte[padded];
        Arrays.fill(header, (byte) ' ');
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (padded - prefix))
                .put(text.getBytes(StandardCharsets.US_ASCII));
        header[padded - 1] = '\n';
        return header;
    }

    /** Sizes of the dimensions, outermost first. */
    public int[] shape() {
        return shape.clone();
    }

    /** The values in C order, rounded to float32. */
    public float[] floats() {
        float[] values = new float[Math.toIntExact(count(shape))];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) kind.value(data, i);
        }
        return values;
    }

    /** The values in C order, exactly. */
    public double[] doubles() {
        double[] values = new double[Math.toIntExact(count(shape))];
        Arrays.setAll(values, i -> kind.value(data, i));
        return values;
    }

    static long count(int[] shape) {
        long count = 1;
        for (int size : shape) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }
}
