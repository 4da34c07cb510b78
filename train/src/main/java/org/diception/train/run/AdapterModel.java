package org.diception.train.run;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.Task;
import org.diception.TaskFile;
import org.diception.io.SafetensorsFile;
import org.diception.lora.LoraConfig;
import org.diception.lora.LoraWriter;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.MemorySource;
import org.diception.nn.TensorSource;
import org.diception.text.BakedPrompts;
import org.diception.text.PromptBaker;
import org.diception.train.Checkpoint;
import org.diception.train.TrainedModel;
import org.diception.train.adapt.AdaptedModel;
import org.diception.train.adapt.AdapterSize;
import org.diception.train.adapt.PipelineSize;
import org.diception.vae.Autoencoder;

/**
 * An adapter for the model of a folder, whose weights stay as they are.
 *
 * @param task what the adapter's folder brings
 */
public record AdapterModel(FolderModel base, LoraRecipe lora, Task task) implements ModelRecipe {
    @Override
    public Path autoencoder() {
        return base.autoencoder();
    }

    @Override
    public int side() {
        return base.side();
    }

    @Override
    public Path bakedPrompts(RunFolder run, Collection<String> prompts) {
        return base.bakedPrompts(run, prompts);
    }

    @Override
    public TrainedModel network(Autoencoder latents, Path bakedPrompts, Engine engine, long seed) {
        return adapter(base.weights(), base.config(latents), engine, seed);
    }

    @Override
    public TrainedModel outline(Autoencoder latents, Path bakedPrompts, Engine format) {
        return adapter(new Hollow(base.weights()), base.config(latents), format, 0);
    }

    private AdaptedModel adapter(TensorSource weights, TransformerConfig config, Engine engine, long seed) {
        try {
            return new AdaptedModel(
                    config, base.schedule(), weights, settings(weights, config), engine, seed);
        } catch (RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    private LoraConfig settings(TensorSource weights, TransformerConfig config) {
        AdapterSize size = AdapterSize.of(config, lora.targets());
        long allowed = (long) (lora.share() * PipelineSize.of(base.root(), weights).pipeline());
        int rank = lora.rank() > 0 ? lora.rank() : size.rankWithin(allowed);
        size.numbersPerRank(); // targets that fit nothing are refused
        return lora.config(rank);
    }

    /** Which share of the model the adapter is. */
    @Override
    public List<String> about(TrainedModel model) {
        try (TensorSource weights = base.weights()) {
            int rank = ((AdaptedModel) model).lora().rank();
            return List.of(PipelineSize.of(base.root(), weights)
                    .shares(rank, model.parameters().trainedCount()));
        }
    }

    /** The adapter's folder, for {@code --adapter}: its weights, its task and its prompt. */
    @Override
    public Path publish(RunFolder run, Answering answering) {
        Path folder = run.root().resolve("adapter");
        try (PointerScope scope = new PointerScope();
                SafetensorsFile checkpoint = Checkpoint.open(run.checkpoint())) {
            Map<String, Tensor> matrices = new TreeMap<>();
            Checkpoint.published(checkpoint).forEach((name, stored) ->
                    matrices.put(name, checkpoint.load(stored, ScalarType.Float)));
            String first = matrices.keySet().iterator().next(); // A comes before B
            LoraConfig settings = lora.config((int) matrices.get(first).size(0));
            LoraWriter.write(folder, lora.layout(), new MemorySource(checkpoint.label(), matrices), settings,
                    ScalarType.Float);
            TaskFile.write(folder, task);
            writePrompt(run, folder.resolve(BakedPrompts.FILE_NAME));
        }
        return folder;
    }

    private void writePrompt(RunFolder run, Path file) {
        Path known = base.bakedPrompts(run, List.of(task.prompt()));
        try (BakedPrompts baked = BakedPrompts.open(known, Engine.cpu())) {
            PromptBaker.write(file, Map.of(task.prompt(), baked.encode(List.of(task.prompt()))));
        }
    }
}
