package org.diception.train.scenes;

import java.util.List;

/** The colour of a surface under the scene's light. One thread at a time. */
final class Shader {
    /** The highlight's width: Schlick's stand-in for a power, steep enough for varnish. */
    private static final double HIGHLIGHT = 30;
    private static final double ROUGHNESS_PER_METRE = 60;

    private final Lighting light;
    private final Shadows[] shadows;
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
     * @param v unit direction from the camera to the surface
     * @param distance from the camera, metres
     * @param sample which point of the sun this sample sees
     */
    void shade(Primitive p, Surface s, double vx, double vy, double vz, double distance, int sample, float[] rgb) {
        Vec sun = light.suns().get(sample);
        double toSun = s.nx * sun.x() + s.ny * sun.y() + s.nz * sun.z();
        if (toSun > 0) {
            double lift = 2e-3 * (1 + distance);
            boolean lit = shadows[sample].lit(s.x + lift * s.nx, s.y + lift * s.ny, s.z + lift * s.nz);
            toSun = lit ? toSun : 0;
        }
        Vec from = light.fillFrom();
        double toFill = Math.max(0, s.nx * from.x() + s.ny * from.y() + s.nz * from.z());
        double open = .45 + .55 * (.5 + .5 * s.nz);
        Material m = p.material;
        double second = pattern(m, s, p.textureOrigin);
        double rough = grain(m, s);
        double lit = Math.max(0, toSun);
        double highlight = lit > 0 && m.gloss() > 0 ? m.gloss() * highlight(s, sun, vx, vy, vz) : 0;
        Colour a = m.first();
        Colour b = m.second();
        Colour around = light.ambient();
        Colour fill = light.fill();
        Colour hot = light.sun();
        rgb[0] = (float) (rough * mix(a.red(), b.red(), second) * (around.red() * open + fill.red() * toFill
                + hot.red() * lit) + highlight * hot.red());
        rgb[1] = (float) (rough * mix(a.green(), b.green(), second) * (around.green() * open + fill.green() * toFill
                + hot.green() * lit) + highlight * hot.green());
        rgb[2] = (float) (rough * mix(a.blue(), b.blue(), second) * (around.blue() * open + fill.blue() * toFill
                + hot.blue() * lit) + highlight * hot.blue());
        if (m.gloss() > 0) {
            reflect(m.gloss(), s, vx, vy, vz, rgb);
        }
        if (light.haze() > 0) {
            fade(distance, rgb);
        }
    }

    private static double pattern(Material m, Surface s, Vec origin) {
        if (m.texture() == Texture.PLAIN) {
            return 0;
        }
        double x = (s.x - origin.x()) * m.scale();
        double y = (s.y - origin.y()) * m.scale();
        double z = (s.z - origin.z()) * m.scale();
        return m.texture().at(m.cosTurn() * x - m.sinTurn() * y + .37, m.sinTurn() * x + m.cosTurn() * y + .11, z + .2,
                m.seed());
    }

    private static double grain(Material m, Surface s) {
        if (m.grain() == 0) {
            return 1;
        }
        return 1 + m.grain() * (Noise.smooth(s.x * ROUGHNESS_PER_METRE, s.y * ROUGHNESS_PER_METRE,
                s.z * ROUGHNESS_PER_METRE, m.seed() + 9) - .5) * 2;
    }

    private static double highlight(Surface s, Vec sun, double vx, double vy, double vz) {
        double hx = sun.x() - vx;
        double hy = sun.y() - vy;
        double hz = sun.z() - vz;
        double length = Math.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9;
        double cosine = Math.max(0, (s.nx * hx + s.ny * hy + s.nz * hz) / length);
        return cosine / (HIGHLIGHT - HIGHLIGHT * cosine + cosine);
    }

    /** Smooth things mirror the sky, more so at a flat angle. */
    private void reflect(double gloss, Surface s, double vx, double vy, double vz, float[] rgb) {
        double cosine = -(s.nx * vx + s.ny * vy + s.nz * vz);
        double rest = 1 - Math.max(0, Math.min(1, cosine));
        double share = gloss * (.06 + .7 * rest * rest * rest * rest);
        light.sky().look(vx + 2 * cosine * s.nx, vy + 2 * cosine * s.ny, vz + 2 * cosine * s.nz, mirrored);
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
