package org.diception.train.run;

import java.util.List;
import org.diception.InputException;
import org.diception.train.Trainer;
import org.diception.train.data.LatentPool;
import org.diception.train.parallel.Peers;

/**
 * All processes of a run draw from the same shards in the same order, those that the first one sees: only
 * then their parts make up one batch.
 */
final class CommonShards {
    private final LatentPool pool;
    private final Peers peers;

    CommonShards(LatentPool pool, Peers peers) {
        this.pool = pool;
        this.peers = peers;
    }

    /**
     * Before the first step.
     *
     * @throws InputException if this process stands at another step than the first one
     */
    void agree(Trainer trainer) {
        String first = peers.text(0, "the first step", () -> Long.toString(trainer.steps()));
        if (Long.parseLong(first) != trainer.steps()) {
            throw new InputException("rank " + peers.rank() + " stands after step " + trainer.steps()
                    + ", rank 0 after step " + first + "; 'run' must be a folder that all processes see");
        }
        take("at the start");
    }

    /** Takes shards that have appeared since the last call and tells how many samples can be drawn now. */
    int refresh(long step) {
        int samples = pool.refresh();
        take("after step " + step);
        return samples;
    }

    private void take(String when) {
        List<String> shards = peers.text(0, "the shards " + when, () -> String.join("\n", pool.position()))
                .lines().toList();
        if (!peers.first() && !shards.equals(pool.position())) {
            pool.goOnFrom(shards);
        }
    }
}
