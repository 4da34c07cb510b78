package org.diception.train.parallel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;
import org.diception.train.optim.NoGrad;

/**
 * Several tensors that travel as one: many small messages would cost a round trip each.
 *
 * @param tensors float32
 */
record Bucket(List<Tensor> tensors) {
    /** As in PyTorch's DistributedDataParallel. */
    private static final long BYTES = 25L << 20;

    /** Tensors in their order, in as few buckets as hold them; a larger tensor has one of its own. */
    static List<Bucket> of(Collection<Tensor> tensors) {
        List<Bucket> buckets = new ArrayList<>();
        List<Tensor> open = new ArrayList<>();
        long bytes = 0;
        for (Tensor tensor : tensors) {
            if (!open.isEmpty() && bytes + tensor.nbytes() > BYTES) {
                buckets.add(new Bucket(open));
                open = new ArrayList<>();
                bytes = 0;
            }
            open.add(tensor);
            bytes += tensor.nbytes();
        }
        if (!open.isEmpty()) {
            buckets.add(new Bucket(open));
        }
        return buckets;
    }

    /** A copy of all numbers, one behind the other, on their device or on the CPU. */
    Tensor packed(boolean onDevice) {
        try (NoGrad noGrad = new NoGrad(); Scope scope = new Scope()) {
            Tensor[] flat = tensors.stream().map(Tensor::flatten).toArray(Tensor[]::new);
            Tensor packed = Tensors.cat(0, flat);
            return scope.out(onDevice ? packed : packed.cpu());
        }
    }

    /** Puts such a copy's numbers back into the tensors. */
    void unpack(Tensor packed) {
        try (NoGrad noGrad = new NoGrad(); PointerScope scope = new PointerScope()) {
            long from = 0;
            for (Tensor tensor : tensors) {
                tensor.copy_(packed.narrow(0, from, tensor.numel()).view_as(tensor));
                from += tensor.numel();
            }
        }
    }
}
