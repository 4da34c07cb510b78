package org.diception.train.datasets;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.diception.InputException;

/** The samples of a set whose names begin in a certain way, such as the indoor half of DIODE. Immutable. */
final class Subset implements DataSet {
    private final DataSet whole;
    private final String beginning;
    private final int[] kept;

    Subset(DataSet whole, String beginning) {
        this.whole = whole;
        this.beginning = beginning;
        this.kept = IntStream.range(0, whole.size())
                .filter(i -> whole.name(i).startsWith(beginning)).toArray();
        if (kept.length == 0) {
            throw new InputException(whole.name() + ": no sample's name begins with '" + beginning
                    + "'; the first one is " + whole.name(0));
        }
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public int size() {
        return kept.length;
    }

    @Override
    public String name(int index) {
        return whole.name(kept[index]);
    }

    @Override
    public long seed(int index) {
        return whole.seed(kept[index]);
    }

    @Override
    public Map<String, String> protocol() {
        Map<String, String> protocol = new LinkedHashMap<>(whole.protocol());
        protocol.put("only", beginning + "…");
        return protocol;
    }

    @Override
    public Map<String, String> problems() {
        return whole.problems();
    }

    @Override
    public Sample sample(int index) {
        return whole.sample(kept[index]);
    }
}
