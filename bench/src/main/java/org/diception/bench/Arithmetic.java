package org.diception.bench;

import java.util.List;
import org.diception.model.PointEncoder;
import org.diception.model.TransformerConfig;
import org.diception.vae.AutoencoderKlConfig;

/**
 * Multiplications and additions of the networks, from their sizes alone: what measured times are compared
 * with. Matrix products, convolutions and attention count; the rest is memory's business.
 */
public final class Arithmetic {
    private static final int FACTOR = 8;

    private Arithmetic() {}

    /**
     * One pass for one answer over noise, photo, text and points. The last block computes keys and values of
     * all tokens, the rest of the noise's alone.
     *
     * @param promptTokens 77 + 256 of the official encoders
     */
    public static double transformer(TransformerConfig config, int side, long promptTokens) {
        double grain = FACTOR * config.patchSize();
        double noise = (side / grain) * (side / grain);
        double tokens = 2 * noise + promptTokens + PointEncoder.SLOTS;
        return (config.numLayers() - 1) * block(tokens, tokens, config.width())
                + block(noise, tokens, config.width());
    }

    /** So many tokens are answered, all lend keys and values. */
    private static double block(double answered, double tokens, double width) {
        double layers = 2 * (answered * 10 + tokens * 2) * width * width; // q, out, feed-forward's 8; k, v
        return layers + 4 * answered * tokens * width;
    }

    /** A photo to its latent. */
    public static double encode(AutoencoderKlConfig config, int side) {
        List<Integer> widths = config.blockOutChannels();
        double area = (double) side * side;
        double sum = conv(config.inChannels(), widths.get(0), area);
        int from = widths.get(0);
        for (int level = 0; level < widths.size(); level++) {
            int to = widths.get(level);
            sum += blocks(from, to, config.layersPerBlock(), area);
            if (level < widths.size() - 1) {
                area /= 4;
                sum += conv(to, to, area);
            }
            from = to;
        }
        return sum + middle(from, area) + conv(from, 2 * config.latentChannels(), area);
    }

    /** A latent to a picture. */
    public static double decode(AutoencoderKlConfig config, int side) {
        List<Integer> widths = config.blockOutChannels();
        int from = widths.get(widths.size() - 1);
        double area = (double) side * side / Math.pow(4, widths.size() - 1);
        double sum = conv(config.latentChannels(), from, area) + middle(from, area);
        for (int level = widths.size() - 1; level >= 0; level--) {
            int to = widths.get(level);
            sum += blocks(from, to, config.layersPerBlock() + 1, area);
            if (level > 0) {
                area *= 4;
                sum += 4.0 / 9 * conv(to, to, area); // 2 x 2 taps for each pixel of the doubled picture
            }
            from = to;
        }
        return sum + conv(from, config.outChannels(), area);
    }

    private static double blocks(int from, int to, int count, double area) {
        double shortcut = from == to ? 0 : 2.0 * from * to * area;
        return conv(from, to, area) + (2 * count - 1) * conv(to, to, area) + shortcut;
    }

    /** Two residual blocks and one head of attention over all places. */
    private static double middle(int width, double area) {
        return 4 * conv(width, width, area) + 2.0 * 4 * width * width * area + 4 * area * area * width;
    }

    /** 3 x 3. */
    private static double conv(double from, double to, double area) {
        return 2 * 9 * from * to * area;
    }
}
