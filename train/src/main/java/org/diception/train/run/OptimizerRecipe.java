package org.diception.train.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Tensor;
import org.diception.UsageException;
import org.diception.train.optim.AdamW;
import org.diception.train.optim.Muon;
import org.diception.train.optim.OptimizerGroups;
import org.diception.train.recipe.Recipe;

/**
 * Which optimiser moves which parameters.
 *
 * @param adamRate full height of the learning rate
 * @param muon for the parameters whose names it names; all others are AdamW's
 */
public record OptimizerRecipe(double adamRate, AdamW.Settings adam, Optional<MuonPart> muon) {
    /** Muon's share of the parameters: those that one of the patterns fits. */
    public record MuonPart(double rate, double momentum, double weightDecay, NamePatterns names) {}

    static OptimizerRecipe of(Recipe optimiser) {
        Recipe adam = optimiser.part("adamw");
        List<Double> betas = adam.numbers("betas");
        if (!betas.isEmpty() && betas.size() != 2) {
            throw adam.refused("betas",
                    betas.size() + " numbers given, two are wanted, such as [0.9, 0.999]");
        }
        AdamW.Settings settings = new AdamW.Settings(
                betas.isEmpty() ? 0.9 : betas.get(0), betas.isEmpty() ? 0.999 : betas.get(1),
                adam.number("weight-decay", 0.01, 0, 1), adam.number("epsilon", 1e-8, 0, 1));
        return new OptimizerRecipe(rate(adam), settings,
                optimiser.has("muon") ? Optional.of(muon(optimiser.part("muon"))) : Optional.empty());
    }

    private static MuonPart muon(Recipe muon) {
        return new MuonPart(rate(muon), muon.number("momentum", 0.95, 0, 1),
                muon.number("weight-decay", 0, 0, 1), new NamePatterns(muon.texts("on")));
    }

    private static double rate(Recipe part) {
        double rate = part.number("rate");
        if (!(rate > 0)) {
            throw part.refused("rate", rate + " given, it must be positive");
        }
        return rate;
    }

    /**
     * The optimisers over some parameters.
     *
     * @param kept whether this process updates the parameter of a name; another one does if not
     * @throws UsageException if a pattern of Muon's fits no matrix among them
     */
    OptimizerGroups over(Map<String, Tensor> trained, Predicate<String> kept) {
        Map<String, Tensor> rest = new LinkedHashMap<>(trained);
        List<OptimizerGroups.Group> groups = new ArrayList<>();
        muon.ifPresent(part -> {
            Map<String, Tensor> matrices = new LinkedHashMap<>(trained);
            matrices.keySet().retainAll(part.names().matching(trained.keySet(), "optimiser.muon.on"));
            matrices.forEach((name, tensor) -> {
                if (tensor.dim() < 2) {
                    throw new UsageException("optimiser.muon.on: '" + name + "' is a vector; Muon takes"
                            + " matrices only");
                }
            });
            rest.keySet().removeAll(matrices.keySet());
            matrices.keySet().removeIf(kept.negate());
            groups.add(new OptimizerGroups.Group(
                    new Muon(matrices, part.momentum(), part.weightDecay()), part.rate()));
        });
        rest.keySet().removeIf(kept.negate());
        groups.add(new OptimizerGroups.Group(new AdamW(rest, adam), adamRate));
        return new OptimizerGroups(groups);
    }

    /** Numbers that the optimisers keep for each trained one, at most. */
    double momentsPerParameter(Map<String, Tensor> trained) {
        long all = trained.values().stream().mapToLong(Tensor::numel).sum();
        long matrices = muon.map(part -> part.names().matching(trained.keySet(), "optimiser.muon.on").stream()
                .mapToLong(name -> trained.get(name).numel()).sum()).orElse(0L);
        return all == 0 ? 0 : (2.0 * (all - matrices) + matrices) / all;
    }
}
