package org.diception.train.datasets;

/** Each sample of a set and, behind them all, each with left and right exchanged. Immutable. */
public record BothWays(DataSet whole) implements DataSet {
    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public int size() {
        return 2 * whole.size();
    }

    @Override
    public String name(int index) {
        return index < whole.size() ? whole.name(index) : whole.name(index - whole.size()) + " mirrored";
    }

    @Override
    public Sample sample(int index) {
        if (index < whole.size()) {
            return whole.sample(index);
        }
        Sample sample = whole.sample(index - whole.size());
        return sample.through(PixelMap.mirror(sample.photo().width(), sample.photo().height()));
    }
}
