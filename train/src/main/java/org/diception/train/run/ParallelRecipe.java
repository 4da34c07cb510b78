package org.diception.train.run;

import java.time.Duration;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.diception.train.parallel.Peers;
import org.diception.train.parallel.Shares;
import org.diception.train.parallel.Team;
import org.diception.train.recipe.Recipe;

/**
 * How several processes work together; without effect on one.
 *
 * @param shardOptimiser whether each keeps the optimisers' state of its share of the parameters alone
 * @param timeLimit of one wait for the others
 */
public record ParallelRecipe(boolean shardOptimiser, Duration timeLimit) {
    private static final double HALF_AN_HOUR = 1800;

    static ParallelRecipe of(Recipe processes) {
        return new ParallelRecipe(processes.flag("shard-optimiser", false), Duration.ofMillis(
                Math.round(1000 * processes.number("time-limit", HALF_AN_HOUR, 1, 1e6))));
    }

    Team team(Peers peers, Map<String, Tensor> trained) {
        return new Team(peers, shardOptimiser && peers.size() > 1
                ? Shares.of(trained, peers.size()) : Shares.NONE);
    }
}
