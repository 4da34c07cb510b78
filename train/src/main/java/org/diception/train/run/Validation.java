package org.diception.train.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Engine;
import org.diception.train.FlowMatchingLoss;
import org.diception.train.NoisyBatch;
import org.diception.train.PromptTable;
import org.diception.train.TrainedModel;
import org.diception.train.Trainer;
import org.diception.train.data.LatentSample;
import org.diception.train.optim.NoGrad;

/**
 * The loss of the averaged weights on samples that are never learnt from, for each task: always the same
 * samples, noise and sigmas.
 */
record Validation(Trainer trainer, PromptTable prompts, Engine engine, int samples, int atOnce) {
    /** Losses by task, and their mean under {@code all}; tasks without held-out samples are left out. */
    Map<String, Double> losses() {
        Map<String, Double> losses = new LinkedHashMap<>();
        TrainedModel model = trainer.model();
        try (NoGrad noGrad = new NoGrad();
                TrainedModel.OpenNetwork open = model.open(trainer.averaged(), engine)) {
            for (String task : trainer.draws().pool().tasks()) {
                int count = trainer.draws().pool().countHeldOut(task, samples);
                double sum = 0;
                for (int from = 0; from < count; from += atOnce) {
                    sum += loss(open, task, from, Math.min(atOnce, count - from));
                }
                if (count > 0) {
                    losses.put(task, sum / count);
                }
            }
        }
        losses.values().stream().mapToDouble(Double::doubleValue).average()
                .ifPresent(mean -> losses.put("all", mean));
        return losses;
    }

    /** The sum over some samples. */
    private double loss(TrainedModel.OpenNetwork open, String task, int from, int count) {
        try (PointerScope scope = new PointerScope()) {
            List<LatentSample> held = trainer.draws().pool().heldOut(task, from, count);
            NoisyBatch batch = trainer.draws().heldOut(held, from, engine);
            Tensor velocity = open.network().transformer().forward(
                    engine.cast(batch.noisy()), batch.timestep(trainer.draws().schedule()),
                    open.network().condition(batch, prompts, engine));
            return count * FlowMatchingLoss.of(velocity, batch.batch().answer(), batch.noise()).item_float();
        }
    }
}
