package org.diception.train.autoencoder;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.image.Rounding;
import org.diception.nn.Tensors;
import org.diception.train.optim.NoGrad;
import org.diception.train.scenes.Examples;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneStyle;
import org.diception.vae.Autoencoder;

/** How well an autoencoder redraws scenes that it never saw. */
public final class Reconstruction {
    /** Seeds from here on are held out from training; those of the benchmark begin later. */
    static final long FIRST_SEED = 900_000;
    /** A perfect picture counts as this many decibels. */
    private static final double BEST_DECIBELS = 60;

    private final int side;
    private final Map<Pictures.Kind, List<float[]>> pictures = new EnumMap<>(Pictures.Kind.class);

    /** Renders the held-out scenes. */
    public Reconstruction(int scenes, int side) {
        this.side = side;
        for (Pictures.Kind kind : Pictures.Kind.values()) {
            pictures.put(kind, new ArrayList<>());
        }
        for (int i = 0; i < scenes; i++) {
            RenderedScene scene = Renderer.render(FIRST_SEED + i, side, SceneStyle.PLAIN);
            for (Pictures.Kind kind : Pictures.Kind.values()) {
                if (kind != Pictures.Kind.POSE || Examples.hasPeople(scene)) {
                    pictures.get(kind).add(Pictures.of(kind, scene, new Random(i)));
                }
            }
        }
    }

    /** Mean peak signal-to-noise ratio in decibels of each kind of picture, by its name in lower case. */
    public Map<String, Double> decibels(Autoencoder autoencoder) {
        Map<String, Double> result = new LinkedHashMap<>();
        pictures.forEach((kind, list) -> {
            double sum = 0;
            for (float[] picture : list) {
                sum += decibels(picture, redraw(autoencoder, picture));
            }
            result.put(kind.name().toLowerCase(Locale.ROOT), sum / Math.max(1, list.size()));
        });
        return result;
    }

    private float[] redraw(Autoencoder autoencoder, float[] picture) {
        try (NoGrad noGrad = new NoGrad(); PointerScope scope = new PointerScope()) {
            Tensor latent = autoencoder.encode(Tensors.of(picture, 1, 3, side, side));
            float[] redrawn = Tensors.toArray(autoencoder.decode(latent));
            for (int i = 0; i < redrawn.length; i++) {
                redrawn[i] = Math.max(-1, Math.min(1, redrawn[i]));
            }
            return redrawn;
        }
    }

    private static double decibels(float[] wanted, float[] got) {
        double sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            sum += (wanted[i] - got[i]) * (wanted[i] - got[i]);
        }
        return Math.min(BEST_DECIBELS, 10 * Math.log10(4 * wanted.length / Math.max(sum, 1e-12)));
    }

    /** For eyes: each kind a pair of rows, the picture above what was redrawn. */
    public RgbImage sheet(Autoencoder autoencoder, int columns) {
        var kinds = Pictures.Kind.values();
        BufferedImage sheet =
                new BufferedImage(columns * side, 2 * kinds.length * side, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = sheet.createGraphics();
        for (Pictures.Kind kind : kinds) {
            for (int column = 0; column < Math.min(columns, pictures.get(kind).size()); column++) {
                float[] picture = pictures.get(kind).get(column);
                int top = 2 * kind.ordinal() * side;
                pen.drawImage(visible(picture), column * side, top, null);
                pen.drawImage(visible(redraw(autoencoder, picture)), column * side, top + side, null);
            }
        }
        pen.dispose();
        return RgbImage.of(sheet);
    }

    /** Planes (3, H, W) in [-1, 1] as a picture. */
    private BufferedImage visible(float[] planes) {
        float[] unit = new float[planes.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (planes[i] + 1) / 2;
        }
        return new Planes(3, side, side, unit).toRgb(Rounding.NEAREST).toBufferedImage();
    }
}
