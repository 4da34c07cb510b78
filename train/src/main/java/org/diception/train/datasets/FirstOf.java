package org.diception.train.datasets;

import java.util.Map;
import org.diception.InputException;

/** The first samples of a set. Immutable. */
public record FirstOf(DataSet whole, int size) implements DataSet {
    public FirstOf {
        if (size < 1 || size > whole.size()) {
            throw new InputException(
                    whole.name() + ": " + size + " samples wanted, there are " + whole.size());
        }
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public String name(int index) {
        return whole.name(index);
    }

    @Override
    public long seed(int index) {
        return whole.seed(index);
    }

    @Override
    public Map<String, String> protocol() {
        return whole.protocol();
    }

    @Override
    public Map<String, String> problems() {
        return whole.problems();
    }

    @Override
    public Sample sample(int index) {
        return whole.sample(index);
    }
}
