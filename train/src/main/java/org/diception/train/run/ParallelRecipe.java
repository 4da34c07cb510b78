package org.diception.train.run;

import java.time.Duration;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.diception.Device;
import org.diception.train.parallel.Peers;
import org.diception.train.parallel.Placement;
import org.diception.train.parallel.Shares;
import org.diception.train.parallel.Team;
import org.diception.train.parallel.Through;
import org.diception.train.recipe.Recipe;

/**
 * How several processes work together; without effect on one.
 *
 * @param shardOptimiser whether each keeps the optimisers' state of its share of the parameters alone
 * @param through what gradients travel through
 * @param timeLimit of one wait for the others
 */
public record ParallelRecipe(boolean shardOptimiser, Through through, Duration timeLimit) {
    private static final double HALF_AN_HOUR = 1800;

    static ParallelRecipe of(Recipe processes, Device device) {
        Through through = processes.choice("through", Through.of(device));
        if (through == Through.NCCL && device == Device.CPU) {
            throw processes.refused("through", "nccl given beside 'device: cpu', it connects GPUs");
        }
        return new ParallelRecipe(processes.flag("shard-optimiser", false), through, Duration.ofMillis(
                Math.round(1000 * processes.number("time-limit", HALF_AN_HOUR, 1, 1e6))));
    }

    Peers join(Placement placement) {
        return Peers.join(placement, timeLimit, through);
    }

    Team team(Peers peers, Map<String, Tensor> trained) {
        return new Team(peers, shardOptimiser && peers.size() > 1
                ? Shares.of(trained, peers.size()) : Shares.NONE);
    }
}
