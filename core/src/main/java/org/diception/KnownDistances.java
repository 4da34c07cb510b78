package org.diception;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.diception.image.Planes;
import org.diception.image.StoredPlane;

/**
 * Places of a photo whose distance along the viewing direction is known: from a tape measure, a LiDAR, or a
 * metric depth map. Immutable and thread-safe as long as nobody writes into the arrays.
 *
 * @param x shares of the upright photo's width, 0 at the left edge
 * @param y shares of its height, 0 at the upper edge
 * @param metres above 0
 */
public record KnownDistances(double[] x, double[] y, double[] metres) {
    private static final int MOST_LINES = 10_000_000;

    public KnownDistances {
        if (x.length != y.length || x.length != metres.length) {
            throw new UsageException(x.length + " x, " + y.length + " y and " + metres.length
                    + " distances given; each place has one of each");
        }
    }

    /** How many. */
    public int count() {
        return metres.length;
    }

    /**
     * Reads a text file with a place in each line, {@code x,y,metres}, x and y in pixels of the upright
     * photo. Blanks, semicolons or tabs may stand for the commas; a first line without numbers and lines
     * that begin with # are skipped.
     *
     * @param width columns of the upright photo
     * @param height rows of the upright photo
     * @throws InputException naming the line that cannot be used
     */
    public static KnownDistances readPoints(Path file, int width, int height) {
        List<String> lines = lines(file);
        double[][] places = new double[lines.size()][];
        int count = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean header = count == 0 && line.matches("[^0-9]*");
            if (!line.isEmpty() && !line.startsWith("#") && !header) {
                places[count++] = place(file + ": line " + (i + 1), line, width, height);
            }
        }
        if (count == 0) {
            throw new InputException(file + ": no known distance in it; lines of x,y,metres are wanted");
        }
        double[][] found = Arrays.copyOf(places, count);
        return new KnownDistances(column(found, 0), column(found, 1), column(found, 2));
    }

    /**
     * Reads a map of distances that shows the whole photo at any size: {@code .npy} (H, W) or 16-bit grey
     * PNG. Numbers that are 0, negative or not finite are not known.
     *
     * @param metresPerUnit metres for each unit in the file, such as 0.001 for millimetres
     * @throws InputException if it cannot be read or knows nothing
     */
    public static KnownDistances readMap(Path file, double metresPerUnit) {
        if (!(metresPerUnit > 0 && Double.isFinite(metresPerUnit))) {
            throw new UsageException(metresPerUnit + " metres per unit: a number above 0 is wanted, such as"
                    + " 0.001 for millimetres");
        }
        Planes map = StoredPlane.read(file).numbers();
        float[] metres = new float[map.data().length];
        for (int i = 0; i < metres.length; i++) {
            metres[i] = (float) (map.data()[i] * metresPerUnit);
        }
        KnownDistances known = ofMap(new Planes(1, map.height(), map.width(), metres));
        if (known.count() == 0) {
            throw new InputException(file + ": none of its " + metres.length
                    + " numbers is a distance above 0; is it a depth map?");
        }
        return known;
    }

    /** All known distances of a map (1, h, w) in metres that shows the whole photo at any size. */
    public static KnownDistances ofMap(Planes metres) {
        int[] known = IntStream.range(0, metres.data().length)
                .filter(i -> metres.data()[i] > 0 && Float.isFinite(metres.data()[i])).toArray();
        int width = metres.width();
        return new KnownDistances(
                Arrays.stream(known).mapToDouble(i -> (i % width + 0.5) / width).toArray(),
                Arrays.stream(known).mapToDouble(i -> (i / width + 0.5) / metres.height()).toArray(),
                Arrays.stream(known).mapToDouble(i -> metres.data()[i]).toArray());
    }

    private static double[] place(String where, String line, int width, int height) {
        String[] parts = line.split("[,;\\s]+");
        double[] numbers = new double[3];
        try {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Double.parseDouble(parts[i]);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new InputException(where + ": '" + line + "' is not x,y,metres; is a column missing?", e);
        }
        if (!(numbers[0] >= 0 && numbers[0] <= width && numbers[1] >= 0 && numbers[1] <= height)) {
            throw new InputException(where + ": " + numbers[0] + "," + numbers[1]
                    + " lies outside the photo of " + width + "x" + height + " pixels; x comes first");
        }
        if (!(numbers[2] > 0 && Double.isFinite(numbers[2]))) {
            throw new InputException(where + ": " + numbers[2] + " m is no distance; leave the line out");
        }
        return new double[] {numbers[0] / width, numbers[1] / height, numbers[2]};
    }

    private static double[] column(double[][] rows, int index) {
        return Arrays.stream(rows).mapToDouble(row -> row[index]).toArray();
    }

    private static List<String> lines(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": no such file; a text file of x,y,metres is wanted");
        }
        List<String> lines = new ArrayList<>();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (lines.size() == MOST_LINES) {
                    throw new InputException(file + ": more than " + MOST_LINES + " lines; give a map");
                }
                lines.add(line);
            }
            return lines;
        } catch (MalformedInputException e) {
            throw new InputException(file + ": is not a text file; lines of x,y,metres are wanted", e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e + ")", e);
        }
    }
}
