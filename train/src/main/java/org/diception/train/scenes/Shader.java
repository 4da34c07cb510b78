package org.diception.train.scenes;

import java.util.List;

/** The colour of a surface under the scene's light. One thread at a time. */
final class Shader {
    /** The highlight's width: Schlick's stand-in for a power, steep enough for varnish. */
    private static final double HIGHLIGHT = 30;
    /**
     * How far above the surface a ray to the sun starts, per metre from the camera, so as not to meet it
     * again.
     */
    private static final double LIFT = 2e-3;
    private static final double ROUGHNESS_PER_METRE = 60;

    private final Lighting light;
    private final Shadows[] shadows;
    private final double[] albedo = new double[3];
    private final float[] mirrored = new float[3];

    Shader(List<Primitive> primitives, Lighting light) {
        this.light = light;
        shadows = new Shadows[light.suns().size()];
        for (int i = 0; i < shadows.length; i++) {
            boolean same = i > 0 && light.suns().get(i).equals(light.suns().get(0));
            shadows[i] = same ? shadows[0] : new Shadows(primitives, light.suns().get(i));
        }
    }

    /**
     * The light that comes to the camera from a place on a solid.
     *
     * @param sample which point of the sun this sample sees
     */
    void shade(Primitive p, Surface s, int sample, float[] rgb) {
        Material m = p.material;
        paint(p, s, albedo);
        double open = .45 + .55 * (.5 + .5 * s.nz);
        double toFill = Math.max(0, cosine(s, light.fillFrom()));
        double toSun = toSun(s, sample);
        double shine = toSun > 0 && m.gloss() > 0 ? m.gloss() * highlight(s, light.suns().get(sample)) : 0;
        for (int k = 0; k < 3; k++) {
            double diffuse = light.ambient().channel(k) * open + light.fill().channel(k) * toFill
                    + light.sun().channel(k) * toSun;
            rgb[k] = (float) (albedo[k] * diffuse + shine * light.sun().channel(k));
        }
        if (m.gloss() > 0) {
            reflect(m.gloss(), s, rgb);
        }
        if (light.haze() > 0) {
            fade(s.distance, rgb);
        }
    }

    /** The colour of the surface itself, red, green, blue: what it throws back of white light. */
    static void paint(Primitive p, Surface s, double[] albedo) {
        Material m = p.material;
        double second = pattern(m, s, p.textureOrigin);
        double rough = grain(m, s);
        for (int k = 0; k < 3; k++) {
            albedo[k] = rough * mix(m.first().channel(k), m.second().channel(k), second);
        }
    }

    /** How much sunlight falls on the surface: the cosine, or 0 in the shade. */
    private double toSun(Surface s, int sample) {
        double cosine = cosine(s, light.suns().get(sample));
        if (cosine <= 0) {
            return 0;
        }
        double lift = LIFT * (1 + s.distance);
        return shadows[sample].lit(s.x + lift * s.nx, s.y + lift * s.ny, s.z + lift * s.nz) ? cosine : 0;
    }

    /** The share of the sun that things hide from a place that faces it. */
    double shadow(Surface s) {
        int facing = 0;
        int hidden = 0;
        for (int sample = 0; sample < light.suns().size(); sample++) {
            if (cosine(s, light.suns().get(sample)) > 0) {
                facing++;
                hidden += toSun(s, sample) == 0 ? 1 : 0;
            }
        }
        return facing == 0 ? 0 : (double) hidden / facing;
    }

    private static double cosine(Surface s, Vec direction) {
        return s.nx * direction.x() + s.ny * direction.y() + s.nz * direction.z();
    }

    private static double pattern(Material m, Surface s, Vec origin) {
        if (m.texture() == Texture.PLAIN) {
            return 0;
        }
        double x = (s.x - origin.x()) * m.scale();
        double y = (s.y - origin.y()) * m.scale();
        double z = (s.z - origin.z()) * m.scale();
        // off the lattice, so that checks and tiles do not end on the faces of a box
        return m.texture().at(m.cosTurn() * x - m.sinTurn() * y + .37,
                m.sinTurn() * x + m.cosTurn() * y + .11,
                z + .2, m.seed());
    }

    private static double grain(Material m, Surface s) {
        if (m.grain() == 0) {
            return 1;
        }
        return 1 + m.grain() * (Noise.smooth(s.x * ROUGHNESS_PER_METRE, s.y * ROUGHNESS_PER_METRE,
                s.z * ROUGHNESS_PER_METRE, m.seed() + 9) - .5) * 2;
    }

    private static double highlight(Surface s, Vec sun) {
        double hx = sun.x() - s.vx;
        double hy = sun.y() - s.vy;
        double hz = sun.z() - s.vz;
        double length = Math.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9;
        double cosine = Math.max(0, (s.nx * hx + s.ny * hy + s.nz * hz) / length);
        return cosine / (HIGHLIGHT - HIGHLIGHT * cosine + cosine);
    }

    /** Smooth things mirror the sky, more so at a flat angle. */
    private void reflect(double gloss, Surface s, float[] rgb) {
        double cosine = -(s.nx * s.vx + s.ny * s.vy + s.nz * s.vz);
        double rest = 1 - Math.max(0, Math.min(1, cosine));
        double share = gloss * (.06 + .7 * rest * rest * rest * rest);
        light.sky().look(s.vx + 2 * cosine * s.nx, s.vy + 2 * cosine * s.ny, s.vz + 2 * cosine * s.nz,
                mirrored);
        for (int k = 0; k < 3; k++) {
            rgb[k] += (float) (share * (mirrored[k] * light.ambient().mean() - rgb[k]));
        }
    }

    private void fade(double distance, float[] rgb) {
        // 1 / (1 + x + x²/2) for the exponential: the same bits everywhere
        double x = light.haze() * distance;
        double share = 1 - 1 / (1 + x + x * x / 2);
        Colour horizon = light.sky().horizon();
        rgb[0] += (float) (share * (horizon.red() - rgb[0]));
        rgb[1] += (float) (share * (horizon.green() - rgb[1]));
        rgb[2] += (float) (share * (horizon.blue() - rgb[2]));
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
