package org.diception.train.adapt;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.diception.io.WeightFiles;
import org.diception.nn.TensorSource;

/**
 * Parameters of a model: of its transformer, and of the whole pipeline with point encoder, autoencoder and
 * the text encoders that it has. Tables that are computed, not learnt, do not count.
 */
public record PipelineSize(long transformer, long pipeline) {
    private static final String TRANSFORMER = "transformer.";
    private static final List<String> PARTS =
            List.of("vae", "text_encoder", "text_encoder_2", "text_encoder_3");

    /**
     * Counts without loading.
     *
     * @param root the model's folder
     * @param weights by the keys of the DICEPTION checkpoint
     */
    public static PipelineSize of(Path root, TensorSource weights) {
        long transformer = count(weights, true);
        long pipeline = transformer + count(weights, false);
        for (String part : PARTS) {
            if (WeightFiles.present(root.resolve(part))) {
                try (TensorSource source = WeightFiles.open(root.resolve(part))) {
                    pipeline += count(source, false);
                }
            }
        }
        return new PipelineSize(transformer, pipeline);
    }

    private static long count(TensorSource source, boolean inTransformer) {
        return source.names().stream()
                .filter(name -> name.startsWith(TRANSFORMER) == inTransformer)
                .filter(name -> !name.endsWith("pos_embed.pos_embed") && !name.contains("gaussian_matrix"))
                .mapToLong(source::count)
                .sum();
    }

    /** Both shares of an adapter, in one line. */
    public String shares(int rank, long numbers) {
        return String.format(Locale.ROOT, "the adapter has rank %d and %,d parameters: %.2f %% of the"
                + " transformer's %,d, %.2f %% of the pipeline's %,d", rank, numbers,
                100.0 * numbers / transformer, transformer, 100.0 * numbers / pipeline, pipeline);
    }
}
