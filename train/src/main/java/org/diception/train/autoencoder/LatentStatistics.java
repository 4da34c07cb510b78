package org.diception.train.autoencoder;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.MemorySource;
import org.diception.nn.Tensors;
import org.diception.train.optim.NoGrad;
import org.diception.vae.Autoencoder;

/**
 * Mean and standard deviation of each channel of a trained autoencoder's latents, and the folding of both
 * into its weights: afterwards every channel has mean 0 and deviation 1, which is what the transformer's
 * noise has, while the redrawn pictures stay the same. The encoder's last convolution takes the inverse of
 * the map, {@code post_quant_conv} the map.
 *
 * @param mean (C)
 * @param deviation (C)
 */
record LatentStatistics(Tensor mean, Tensor deviation) {
    /** Over photos and answers alike, one picture (1, 3, S, S) at a time. */
    static LatentStatistics measure(Autoencoder autoencoder, List<Tensor> pictures) {
        try (NoGrad noGrad = new NoGrad()) {
            Tensor[] latents = pictures.stream().map(picture -> autoencoder.encode(picture))
                    .toArray(Tensor[]::new);
            Tensor all = Tensors.cat(0, latents); // (n, C, h, w)
            return new LatentStatistics(all.mean(0, 2, 3), all.std(new long[] {0, 2, 3}, false, false));
        }
    }

    /** New weights, owned by the current scope. */
    MemorySource foldedInto(MemorySource weights) {
        try (NoGrad noGrad = new NoGrad()) {
            Map<String, Tensor> folded = new TreeMap<>(weights.tensors());
            long channels = mean.size(0);
            Tensor last = folded.get("encoder.conv_out.weight"); // (C, in, 3, 3)
            Tensor lastBias = folded.get("encoder.conv_out.bias");
            Tensor unit = deviation.reciprocal();
            folded.put("encoder.conv_out.weight", last.mul(unit.view(-1, 1, 1, 1)));
            folded.put("encoder.conv_out.bias", lastBias.sub(mean).mul(unit));
            Tensor first = folded.get("post_quant_conv.weight"); // (C, C, 1, 1)
            Tensor firstBias = folded.get("post_quant_conv.bias");
            folded.put("post_quant_conv.weight", first.mul(deviation.view(1, -1, 1, 1)));
            folded.put("post_quant_conv.bias", firstBias.add(first.view(channels, channels).mv(mean)));
            return new MemorySource(weights.label(), folded);
        }
    }
}
