package org.diception.train.scenes;

import java.util.List;

/**
 * What stands between a point and a far light. Seen from the light every solid lies within a disc; a grid
 * over that plane lists the few discs at each place. One thread at a time.
 */
final class Shadows {
    private static final int CELLS = 96;

    private final Primitive[] casters;
    private final double[] across;
    private final double[] up;
    private final double[] along;
    private final Vec[] localLight;
    private final Vec light;
    private final Vec side;
    private final Vec other;
    private final double[] scratch = new double[3];

    private double lowAcross = Double.MAX_VALUE;
    private double lowUp = Double.MAX_VALUE;
    private double cell;
    private int[] starts;
    private int[] listed;

    Shadows(List<Primitive> primitives, Vec light) {
        this.light = light;
        side = light.cross(new Vec(.3, .9, .2)).unit();
        other = light.cross(side);
        casters = primitives.stream().filter(p -> p.castsShadow).toArray(Primitive[]::new);
        across = new double[casters.length];
        up = new double[casters.length];
        along = new double[casters.length];
        localLight = new Vec[casters.length];
        for (int i = 0; i < casters.length; i++) {
            across[i] = casters[i].centre.dot(side);
            up[i] = casters[i].centre.dot(other);
            along[i] = casters[i].centre.dot(light);
            localLight[i] = casters[i].inverse.times(light);
        }
        bound();
        fill();
    }

    private void bound() {
        double highAcross = -Double.MAX_VALUE;
        double highUp = -Double.MAX_VALUE;
        for (int i = 0; i < casters.length; i++) {
            double r = casters[i].radius;
            lowAcross = Math.min(lowAcross, across[i] - r);
            lowUp = Math.min(lowUp, up[i] - r);
            highAcross = Math.max(highAcross, across[i] + r);
            highUp = Math.max(highUp, up[i] + r);
        }
        cell = Math.max(1e-6, Math.max(highAcross - lowAcross, highUp - lowUp) / CELLS);
    }

    /** Counts each cell's solids, then lists them one cell after the other. */
    private void fill() {
        starts = new int[CELLS * CELLS + 1];
        for (int i = 0; i < casters.length; i++) {
            forEachCell(i, c -> starts[c + 1]++);
        }
        for (int c = 0; c < CELLS * CELLS; c++) {
            starts[c + 1] += starts[c];
        }
        listed = new int[starts[CELLS * CELLS]];
        int[] next = starts.clone();
        for (int i = 0; i < casters.length; i++) {
            int caster = i;
            forEachCell(i, c -> listed[next[c]++] = caster);
        }
    }

    private void forEachCell(int i, java.util.function.IntConsumer visit) {
        double r = casters[i].radius;
        int left = clamp((across[i] - r - lowAcross) / cell);
        int right = clamp((across[i] + r - lowAcross) / cell);
        int top = clamp((up[i] - r - lowUp) / cell);
        int bottom = clamp((up[i] + r - lowUp) / cell);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                visit.accept(y * CELLS + x);
            }
        }
    }

    private static int clamp(double v) {
        return (int) Math.max(0, Math.min(CELLS - 1, v));
    }

    /** Whether the light reaches the point (world, metres). */
    boolean lit(double x, double y, double z) {
        double a = x * side.x() + y * side.y() + z * side.z();
        double b = x * other.x() + y * other.y() + z * other.z();
        double column = (a - lowAcross) / cell;
        double row = (b - lowUp) / cell;
        if (!(column >= 0 && row >= 0 && column < CELLS && row < CELLS)) {
            return true;
        }
        double c = x * light.x() + y * light.y() + z * light.z();
        int at = (int) row * CELLS + (int) column;
        for (int k = starts[at]; k < starts[at + 1]; k++) {
            int i = listed[k];
            double da = a - across[i];
            double db = b - up[i];
            double r = casters[i].radius;
            if (da * da + db * db < r * r && along[i] > c - r && blocks(i, x, y, z)) {
                return false;
            }
        }
        return true;
    }

    private boolean blocks(int i, double x, double y, double z) {
        Primitive p = casters[i];
        Mat m = p.inverse;
        double ox = x - p.centre.x();
        double oy = y - p.centre.y();
        double oz = z - p.centre.z();
        Vec d = localLight[i];
        return p.shape.hit(m.xx() * ox + m.xy() * oy + m.xz() * oz, m.yx() * ox + m.yy() * oy + m.yz() * oz,
                m.zx() * ox + m.zy() * oy + m.zz() * oz, d.x(), d.y(), d.z(), scratch) != Shape.MISS;
    }
}
