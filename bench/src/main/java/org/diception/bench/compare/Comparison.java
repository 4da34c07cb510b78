package org.diception.bench.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * All that one run measured, as it is written as JSON.
 *
 * @param formats what both computed in
 * @param machine without its name
 * @param versions of the other side's libraries
 * @param matmul the machine's rate before and after, billions of operations a second
 * @param loading of both, from disk to memory
 * @param text seconds of the three text encoders, which only the other side needs; empty where not measured
 * @param shell from the start of the program to its end; null where not measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Comparison(
        String model, int side, Formats formats, String machine, Map<String, String> versions,
        Matmul matmul, Turns.Pair loading, List<Line> lines, List<Took> text, Turns.Pair shell) {
    /** Billions of multiplications and additions a second, of a square product in the same format. */
    record Matmul(double before, double after) {
        double most() {
            return Math.max(before, after);
        }
    }

    /**
     * One stage.
     *
     * @param operations of its arithmetic; 0 where it is not counted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(Stage stage, Turns.Pair took, double operations, Distances distances) {}

    /**
     * How far results lie apart, as a share of their size.
     *
     * @param apart ours from theirs
     * @param ours from float32; null where that was not computed
     * @param theirs from float32; null likewise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Distances(Deviation apart, Deviation ours, Deviation theirs) {}
}
