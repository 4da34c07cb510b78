package org.diception.lora;

import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.LowRank;
import org.diception.nn.Scope;
import org.diception.nn.TensorSource;

/**
 * A checkpoint whose weights hold what LoRAs would add: {@code W + Σ scale · B A}, summed in float32. One
 * tensor at a time, so that merging needs the memory of one. Closes the checkpoint, not the LoRAs.
 */
public record MergedLora(TensorSource checkpoint, LoraStack loras) implements TensorSource {
    private static final String WEIGHT = ".weight";

    /** @throws org.diception.ModelException if a LoRA has layers that are not there, or are of other sizes */
    public MergedLora {
        for (String name : checkpoint.names()) {
            additions(checkpoint, loras, name);
        }
        loras.built();
    }

    private static List<LowRank> additions(TensorSource checkpoint, LoraStack loras, String name) {
        long[] shape = checkpoint.shape(name);
        if (shape.length != 2 || !name.endsWith(WEIGHT)) {
            return List.of();
        }
        return loras.of(name.substring(0, name.length() - WEIGHT.length()), shape[1], shape[0]);
    }

    @Override
    public String label() {
        return checkpoint.label();
    }

    @Override
    public Set<String> names() {
        return checkpoint.names();
    }

    @Override
    public long[] shape(String name) {
        return checkpoint.shape(name);
    }

    @Override
    public ScalarType dtype(String name) {
        return checkpoint.dtype(name);
    }

    @Override
    public Tensor load(String name, ScalarType dtype) {
        List<LowRank> added = additions(checkpoint, loras, name);
        if (added.isEmpty()) {
            return checkpoint.load(name, dtype);
        }
        try (var scope = new Scope()) {
            Tensor weight = checkpoint.load(name, ScalarType.Float);
            for (LowRank low : added) {
                weight = weight.add(low.product());
            }
            return scope.out(weight.to(dtype));
        }
    }

    @Override
    public void close() {
        checkpoint.close();
    }
}
