package org.diception.readout;

import java.util.List;
import org.diception.image.Patch;
import org.diception.image.Planes;

/** Cuts things out of a picture whose pixels know where they belong: their shares, mean colour and score. */
final class Cutter {
    /** A pixel outside a mask that is mixed with it has at most this share of it. */
    private static final float OUTSIDE = 0.49f;
    private static final float INSIDE = 0.5f;

    private final Canvas canvas;
    private final int width;
    /** The thing at each pixel, 0 for none. */
    private final int[] things;
    /** First and last column and row of each thing. */
    private final int[][] boxes;
    /** Of each thing; the background's is black. */
    private final float[][] colours;

    /** @param members the pieces of each thing */
    Cutter(Canvas canvas, Components pieces, List<List<Integer>> members) {
        this.canvas = canvas;
        this.width = canvas.width();
        this.boxes = new int[members.size() + 1][];
        this.colours = new float[members.size() + 1][3];
        this.things = new int[canvas.area()];
        int[] thingOf = new int[pieces.count() + 1];
        for (int thing = 1; thing < boxes.length; thing++) {
            boxes[thing] = new int[] {width, 0, canvas.height(), 0};
            for (int piece : members.get(thing - 1)) {
                thingOf[piece] = thing;
            }
        }
        double[][] sums = new double[boxes.length][4];
        for (int y = 0, i = 0; y < canvas.height(); y++) {
            for (int x = 0; x < width; x++, i++) {
                int thing = thingOf[pieces.label()[i]];
                things[i] = thing;
                if (thing > 0) {
                    stretch(boxes[thing], x, y);
                    double[] sum = sums[thing];
                    for (int k = 0; k < 3; k++) {
                        sum[k] += canvas.planes()[k][i];
                    }
                    sum[3]++;
                }
            }
        }
        for (int thing = 1; thing < boxes.length; thing++) {
            for (int k = 0; k < 3; k++) {
                colours[thing][k] = (float) (sums[thing][k] / sums[thing][3]);
            }
        }
    }

    private static void stretch(int[] box, int x, int y) {
        box[0] = Math.min(box[0], x);
        box[1] = Math.max(box[1], x);
        box[2] = Math.min(box[2], y);
        box[3] = Math.max(box[3], y);
    }

    /**
     * One thing. Its score is evenness × solidity: how much its colours are one colour, and how little of it
     * is edge.
     *
     * @param hole background that it encloses is filled up to this number of pixels
     * @param edge pixels that count as edge
     */
    Segment cut(int thing, int hole, double edge) {
        Cut cut = new Cut(thing);
        cut.fillHoles(hole);
        Planes share = new Planes(1, cut.high, cut.wide, cut.shares());
        Patch patch = new Patch(width, canvas.height(), cut.left, cut.top, share);
        return new Segment(patch, Colours.rgb(colours[thing]), cut.evenness() * cut.solidity(edge));
    }

    /** A thing's pixels in its box, with a margin for those that are mixed with it. */
    private final class Cut {
        private final int thing;
        private final int left;
        private final int top;
        private final int wide;
        private final int high;
        private final boolean[] mask;

        Cut(int thing) {
            int[] box = boxes[thing];
            this.thing = thing;
            this.left = Math.max(0, box[0] - 1);
            this.top = Math.max(0, box[2] - 1);
            this.wide = Math.min(width - 1, box[1] + 1) - left + 1;
            this.high = Math.min(canvas.height() - 1, box[3] + 1) - top + 1;
            this.mask = new boolean[wide * high];
            for (int y = 0, i = 0; y < high; y++) {
                for (int x = 0; x < wide; x++, i++) {
                    mask[i] = things[row(y) + x] == thing;
                }
            }
        }

        /** The first pixel of a row of the box. */
        private int row(int y) {
            return (top + y) * width + left;
        }

        void fillHoles(int most) {
            boolean[] filled = Morphology.fillHoles(mask, wide);
            boolean[] holes = new boolean[mask.length];
            boolean any = false;
            for (int y = 0, i = 0; y < high; y++) {
                for (int x = 0; x < wide; x++, i++) {
                    holes[i] = filled[i] && !mask[i] && things[row(y) + x] == 0;
                    any |= holes[i];
                }
            }
            if (any) {
                Components all = Components.of(holes, wide);
                for (int i = 0; i < mask.length; i++) {
                    mask[i] |= holes[i] && all.area()[all.label()[i]] <= most;
                }
            }
        }

        /** 1 within, 0 outside; next to the outline what the mixture of colours says. */
        float[] shares() {
            float[] shares = new float[mask.length];
            for (int y = 0, i = 0; y < high; y++) {
                for (int x = 0; x < wide; x++, i++) {
                    int step = across(i, x, y);
                    shares[i] = step != 0 ? mixed(mask[i], row(y) + x, step) : mask[i] ? 1 : 0;
                }
            }
            return shares;
        }

        /** The share of a pixel whose neighbour at a step lies on the other side of the outline. */
        private float mixed(boolean inside, int pixel, int step) {
            int other = things[inside ? pixel + step : pixel];
            float share = Blends.share(canvas.at(pixel), colours[other], colours[thing]);
            return inside ? Math.max(INSIDE, share) : Math.min(OUTSIDE, share);
        }

        /** The step in the picture to a neighbour on the other side of the outline, or 0. */
        private int across(int i, int x, int y) {
            boolean own = mask[i];
            if (x > 0 && mask[i - 1] != own) {
                return -1;
            } else if (x < wide - 1 && mask[i + 1] != own) {
                return 1;
            } else if (y > 0 && mask[i - wide] != own) {
                return -width;
            }
            return y < high - 1 && mask[i + wide] != own ? width : 0;
        }

        /** 1 - mean distance of the colours from their mean / the mean's distance from black. */
        double evenness() {
            float[] mean = colours[thing];
            double far = 0;
            int area = 0;
            for (int y = 0, i = 0; y < high; y++) {
                for (int x = 0; x < wide; x++, i++) {
                    if (mask[i]) {
                        far += Math.sqrt(canvas.squared(row(y) + x, mean[0], mean[1], mean[2]));
                        area++;
                    }
                }
            }
            return Math.max(0, 1 - far / area / Math.sqrt(Colours.squared(mean)));
        }

        /** Thickness, twice the area over the length of the outline, against the pixels of an edge. */
        double solidity(double edge) {
            int area = 0;
            int outline = 0;
            for (int y = 0, i = 0; y < high; y++) {
                for (int x = 0; x < wide; x++, i++) {
                    if (mask[i]) {
                        area++;
                        outline += x > 0 && mask[i - 1] ? 0 : 1;
                        outline += x < wide - 1 && mask[i + 1] ? 0 : 1;
                        outline += y > 0 && mask[i - wide] ? 0 : 1;
                        outline += y < high - 1 && mask[i + wide] ? 0 : 1;
                    }
                }
            }
            double thickness = 2.0 * area / outline;
            return thickness / (thickness + edge);
        }
    }
}
