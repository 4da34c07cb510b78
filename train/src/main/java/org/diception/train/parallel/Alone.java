package org.diception.train.parallel;

import java.util.Collection;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/** A process without others. */
final class Alone implements Peers {
    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public double[] sum(double... numbers) {
        return numbers;
    }

    @Override
    public Sums sums() {
        return new Sums() {
            @Override
            public void add(Collection<Tensor> tensors) {
                // each is its own sum
            }

            @Override
            public void finish() {
                // nothing travels
            }
        };
    }

    @Override
    public void spread(int owner, Collection<Tensor> tensors) {
        // nobody else wants them
    }

    @Override
    public String text(int speaker, String topic, Supplier<String> words) {
        return words.get();
    }

    @Override
    public void send(Tensor tensor, int to) {
        throw new IllegalStateException("there is no process " + to);
    }

    @Override
    public Tensor receive(int from, long... shape) {
        throw new IllegalStateException("there is no process " + from);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
