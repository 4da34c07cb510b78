package org.diception.readout;

import java.util.Arrays;
import java.util.List;
import org.diception.InputException;

/**
 * A mask as COCO writes it: lengths of runs, alternately outside and inside, starting outside (perhaps with
 * 0), down the columns from the left one to the right one. All operations give the numbers and texts of
 * pycocotools, without its undefined cases: runs that do not add up to the picture, sizes that differ and
 * polygons of two points are refused. Immutable and thread-safe.
 */
public final class CocoRle {
    /** Larger pictures are refused before anything of their size is made. */
    public static final int MAX_PIXELS = 1 << 28;

    private final int height;
    private final int width;
    /** Where each run ends, counted in pixels from the first one; the last is the size of the picture. */
    private final int[] ends;
    private final int area;

    private CocoRle(int height, int width, int[] ends) {
        this.height = height;
        this.width = width;
        this.ends = ends;
        int inside = 0;
        for (int i = 1; i < ends.length; i += 2) {
            inside += ends[i] - ends[i - 1];
        }
        this.area = inside;
    }

    /**
     * From run lengths, the uncompressed form of COCO's files.
     *
     * @throws InputException if they do not add up to the size of the picture
     */
    public static CocoRle of(int height, int width, int... counts) {
        int pixels = checkSize(height, width);
        int[] ends = new int[counts.length];
        int end = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0 || counts[i] > pixels - end) {
                throw refused("run " + i + " of " + counts[i] + " pixels, " + (pixels - end) + " of "
                        + size(height, width) + " are left");
            }
            end += counts[i];
            ends[i] = end;
        }
        if (end != pixels) {
            throw refused("runs of " + end + " pixels, the picture of " + size(height, width) + " has "
                    + pixels);
        }
        return new CocoRle(height, width, ends);
    }

    /**
     * From the compressed form, {@code counts} of a {@code segmentation}.
     *
     * @throws InputException if the text is none, or its runs do not add up to the size of the picture
     */
    public static CocoRle parse(int height, int width, String counts) {
        checkSize(height, width);
        return of(height, width, RleText.read(counts));
    }

    /** @param mask (H, W), row by row */
    public static CocoRle encode(boolean[] mask, int width) {
        int height = mask.length / width;
        checkSize(height, width);
        if (mask.length != height * width) {
            throw new IllegalArgumentException(mask.length + " pixels are not rows of " + width);
        }
        int[] ends = new int[64];
        int runs = 0;
        boolean inside = false;
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                if (mask[y * width + x] != inside) {
                    if (runs + 1 == ends.length) {
                        ends = Arrays.copyOf(ends, 2 * runs + 2);
                    }
                    ends[runs++] = x * height + y;
                    inside = !inside;
                }
            }
        }
        ends[runs++] = mask.length;
        return new CocoRle(height, width, Arrays.copyOf(ends, runs));
    }

    /**
     * The pixels inside the outline of a polygon, as pycocotools rasterises it.
     *
     * @param xy x, y of each corner in pixels, pixel centres at .5; may lie outside the picture
     * @throws InputException for fewer than three corners and for coordinates that are not finite or far out
     */
    public static CocoRle polygon(int height, int width, double... xy) {
        checkSize(height, width);
        return new CocoRle(height, width, new RlePolygon(height, width).ends(xy));
    }

    /** All pixels of the polygons that make up one object. */
    public static CocoRle polygons(int height, int width, List<double[]> parts) {
        return union(parts.stream().map(xy -> polygon(height, width, xy)).toList());
    }

    /** The pixels of a box, rasterised as the polygon of its corners. */
    public static CocoRle box(int height, int width, double x, double y, double boxWidth, double boxHeight) {
        double right = x + boxWidth;
        double bottom = y + boxHeight;
        return polygon(height, width, x, y, x, bottom, right, bottom, right, y);
    }

    /** Pixels that are in any of the masks, of which there is at least one. */
    public static CocoRle union(List<CocoRle> masks) {
        return masks.stream().reduce((a, b) -> a.merge(b, true)).orElseThrow(CocoRle::noMask);
    }

    /** Pixels that are in all of the masks, of which there is at least one. */
    public static CocoRle intersection(List<CocoRle> masks) {
        return masks.stream().reduce((a, b) -> a.merge(b, false)).orElseThrow(CocoRle::noMask);
    }

    private CocoRle merge(CocoRle other, boolean any) {
        checkSameSize(other);
        int[] merged = new int[ends.length + other.ends.length + 1];
        int runs = 0;
        int pixels = height * width;
        boolean inside = false;
        int a = 0;
        int b = 0;
        while (true) {
            int end = Math.min(ends[a], other.ends[b]);
            if (end == pixels) {
                break;
            }
            a = past(ends, a, end);
            b = past(other.ends, b, end);
            boolean inA = a % 2 == 1;
            boolean inB = b % 2 == 1;
            if ((any ? inA || inB : inA && inB) != inside) {
                merged[runs++] = end;
                inside = !inside;
            }
        }
        merged[runs++] = pixels;
        return new CocoRle(height, width, Arrays.copyOf(merged, runs));
    }

    /** The first run that ends behind a pixel. */
    private static int past(int[] ends, int run, int pixel) {
        int next = run;
        while (ends[next] == pixel) {
            next++;
        }
        return next;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** Pixels inside. */
    public int area() {
        return area;
    }

    /** Lengths of the runs, alternately outside and inside, the first one outside. */
    public int[] counts() {
        int[] counts = ends.clone();
        for (int i = counts.length - 1; i > 0; i--) {
            counts[i] -= counts[i - 1];
        }
        return counts;
    }

    /** The compressed form, {@code counts} of a {@code segmentation} in a results file. */
    public String compressed() {
        return RleText.write(counts());
    }

    /** (H, W), row by row. */
    public boolean[] decode() {
        boolean[] mask = new boolean[height * width];
        for (int i = 1; i < ends.length; i += 2) {
            for (int pixel = ends[i - 1]; pixel < ends[i]; pixel++) {
                mask[pixel % height * width + pixel / height] = true;
            }
        }
        return mask;
    }

    /** The smallest box around the mask: x, y, width, height in pixels, all 0 for an empty mask. */
    public int[] box() {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int i = 1; i < ends.length; i += 2) {
            if (ends[i] > ends[i - 1]) {
                int first = ends[i - 1] / height;
                int last = (ends[i] - 1) / height;
                left = Math.min(left, first);
                right = last; // runs come from left to right
                top = Math.min(top, first < last ? 0 : ends[i - 1] - first * height);
                bottom = Math.max(bottom, first < last ? height - 1 : ends[i] - 1 - last * height);
            }
        }
        return right < 0 ? new int[4] : new int[] {left, top, right - left + 1, bottom - top + 1};
    }

    /** Pixels inside both masks. */
    public int overlap(CocoRle other) {
        checkSameSize(other);
        int[] theirs = other.ends;
        int shared = 0;
        int a = 1;
        int b = 1;
        while (a < ends.length && b < theirs.length) {
            int from = Math.max(ends[a - 1], theirs[b - 1]);
            int to = Math.min(ends[a], theirs[b]);
            shared += Math.max(0, to - from);
            boolean oursIsFirst = ends[a] < theirs[b];
            a += oursIsFirst ? 2 : 0;
            b += oursIsFirst ? 0 : 2;
        }
        return shared;
    }

    /**
     * Intersection over union of a detection, this mask, with a truth; 0 where they share nothing.
     *
     * @param crowd whether the truth is a crowd: then over the detection's area, as any part of it matches
     */
    public double iou(CocoRle truth, boolean crowd) {
        int shared = overlap(truth);
        return shared == 0 ? 0 : (double) shared / (crowd ? area : area + truth.area - shared);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CocoRle rle && rle.height == height && rle.width == width
                && Arrays.equals(rle.ends, ends);
    }

    @Override
    public int hashCode() {
        return 31 * height + Arrays.hashCode(ends);
    }

    private void checkSameSize(CocoRle other) {
        if (other.height != height || other.width != width) {
            throw refused("masks of " + size(height, width) + " and " + size(other.height, other.width)
                    + " pixels do not fit each other");
        }
    }

    private static int checkSize(int height, int width) {
        if (height < 1 || width < 1 || height > MAX_PIXELS / width) {
            throw refused("a picture of " + size(height, width) + " pixels, 1 to " + MAX_PIXELS
                    + " are possible");
        }
        return height * width;
    }

    private static String size(int height, int width) {
        return width + "x" + height;
    }

    private static IllegalArgumentException noMask() {
        return new IllegalArgumentException("no mask to merge");
    }

    static InputException refused(String cause) {
        return new InputException("no mask: " + cause + "; write the mask again");
    }
}
