package org.diception.train.parallel;

import java.util.Map;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.io.SafetensorsWriter;
import org.diception.nn.Tensors;

/** The processes of a run and how they share out its work. Owns nothing. */
public record Team(Peers peers, Shares shares) {
    /** One process that does all. */
    public static Team alone() {
        return new Team(Peers.alone(), Shares.NONE);
    }

    /**
     * On the first process: announces the optimisers' state of the others to a file; each tensor is sent when
     * the file is being written. On the others: sends.
     *
     * @param state of this process
     */
    public void gather(Map<String, Tensor> state, long step, SafetensorsWriter writer) {
        if (!shares.split()) {
            return;
        }
        for (int rank = 1; rank < peers.size(); rank++) {
            String topic = "state after step " + step + " of rank " + rank;
            String list = peers.text(rank, topic, () -> list(state));
            if (peers.first()) {
                announce(list, rank, writer);
            }
        }
        if (!peers.first()) {
            state.values().forEach(tensor -> peers.send(tensor, 0));
        }
    }

    /** A line {@code name size size ...} for each. */
    private static String list(Map<String, Tensor> state) {
        return state.entrySet().stream().map(entry -> {
            StringBuilder line = new StringBuilder(entry.getKey());
            for (long size : Tensors.shape(entry.getValue())) {
                line.append(' ').append(size);
            }
            return line.toString();
        }).collect(Collectors.joining("\n"));
    }

    private void announce(String list, int rank, SafetensorsWriter writer) {
        list.lines().forEach(line -> {
            String[] words = line.split(" ");
            long[] shape = new long[words.length - 1];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = Long.parseLong(words[i + 1]);
            }
            writer.add(words[0], ScalarType.Float, shape, () -> peers.receive(rank, shape));
        });
    }
}
