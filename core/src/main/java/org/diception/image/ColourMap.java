package org.diception.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.diception.InputException;
import org.diception.UsageException;

/** Colours for numbers in [0, 1], from tables of 256 entries. For eyes, never the data. */
public enum ColourMap {
    /** ColorBrewer's Spectral as matplotlib has it; the official scripts show depth in it, 0 dark red. */
    SPECTRAL(interpolated(0x9e0142, 0xd53e4f, 0xf46d43, 0xfdae61, 0xfee08b, 0xffffbf,
            0xe6f598, 0xabdda4, 0x66c2a5, 0x3288bd, 0x5e4fa2)),
    /** 0 black, 1 white. */
    GREY(ramp()),
    /** matplotlib's, evenly bright steps: 0 violet, 1 yellow. */
    VIRIDIS(stored("viridis")),
    /** matplotlib's, evenly bright steps: 0 black, 1 pale yellow over purple. */
    MAGMA(stored("magma")),
    /** matplotlib's, evenly bright steps: 0 black, 1 pale yellow over red. */
    INFERNO(stored("inferno"));

    private static final int ENTRIES = 256;

    private final byte[] table;

    ColourMap(byte[] table) {
        this.table = table;
    }

    /**
     * The map of that name.
     *
     * @throws UsageException that lists the known ones
     */
    public static ColourMap parse(String name) {
        return Arrays.stream(values())
                .filter(map -> map.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown colour map '" + name + "'; known: "
                        + String.join(", ", Arrays.stream(values()).map(ColourMap::toString).toList())));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static byte[] stored(String name) {
        try (InputStream in = ColourMap.class.getResourceAsStream("colour-maps.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            String colours = text.substring(text.indexOf("\n" + name + "\n") + name.length() + 2)
                    .replaceAll("\\s", "");
            return HexFormat.of().parseHex(colours.substring(0, 6 * ENTRIES));
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static byte[] ramp() {
        byte[] table = new byte[3 * ENTRIES];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) (i / 3);
        }
        return table;
    }

    /** matplotlib's interpolation, operation by operation: some colours lie on the edge between two bytes. */
    private static byte[] interpolated(int... anchors) {
        byte[] table = new byte[3 * ENTRIES];
        int last = anchors.length - 1;
        for (int i = 0; i < ENTRIES; i++) {
            double position = (ENTRIES - 1) * (i * (1.0 / (ENTRIES - 1)));
            int right = 1;
            while (right < last && place(right, last) < position) {
                right++;
            }
            double left = place(right - 1, last);
            double share = (position - left) / (place(right, last) - left);
            for (int channel = 0; channel < 3; channel++) {
                double from = channel(anchors[right - 1], channel);
                double colour = share * (channel(anchors[right], channel) - from) + from;
                table[3 * i + channel] = (byte) (255 * colour);
            }
        }
        return table;
    }

    /** Where an anchor stands between entry 0 and the last entry. */
    private static double place(int anchor, int last) {
        return anchor == last ? ENTRIES - 1 : anchor * (1.0 / last) * (ENTRIES - 1);
    }

    private static double channel(int rgb, int channel) {
        return (rgb >> 16 - 8 * channel & 0xff) / 255.0;
    }

    /**
     * One plane as a picture: [0, 1] is divided into 256 equal parts, one for each entry. Values outside are
     * clipped, not-a-number becomes black.
     */
    public RgbImage apply(Planes plane) {
        if (plane.channels() != 1) {
            throw new InputException("a colour map shows 1 plane, " + plane.channels()
                    + " given; take one or the mean");
        }
        RgbImage image = RgbImage.black(plane.width(), plane.height());
        for (int i = 0; i < plane.data().length; i++) {
            float value = plane.data()[i];
            if (!Float.isNaN(value)) {
                int entry = Math.min((int) (Math.max(0f, value) * ENTRIES), ENTRIES - 1);
                System.arraycopy(table, 3 * entry, image.rgb(), 3 * i, 3);
            }
        }
        return image;
    }
}
