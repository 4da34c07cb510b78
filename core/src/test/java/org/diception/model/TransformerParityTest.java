package org.diception.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.Device;
import org.diception.Precision;
import org.diception.golden.Deviation;
import org.diception.golden.NeedsGoldens;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer against the reference, which ran the authors' module in float32. */
@NeedsGoldens
class TransformerParityTest {
    private static PointerScope scope;
    private static ReferenceTransformer reference;
    private static Map<String, Tensor> trace;

    @BeforeAll
    static void run() {
        Engine.load();
        scope = new PointerScope();
        reference = ReferenceTransformer.load("model/transformer", Engine.cpu());
        trace = ReferenceTrace.of(reference);
        try (var checkpoint = ReferenceTransformer.loadCheckpoint()) {
            trace.put("main.out_with_ckpt_weights", checkpoint.run("main"));
        }
    }

    @AfterAll
    static void free() {
        reference.close();
        scope.close();
    }

    static Set<String> computedTensors() {
        return ReferenceTransformer.GOLDEN.computed();
    }

    @ParameterizedTest
    @MethodSource("computedTensors")
    void eachTensorIsThatOfTheReference(String name) {
        assertThat(trace.keySet()).contains(name);
        ReferenceTransformer.GOLDEN.check(name, trace.get(name));
    }

    @Test
    void everyTensorOfTheCheckpointIsUsed() {
        assertThat(reference.weights().unused()).isEmpty();
    }

    @Test
    void shardsGiveTheSameBitsAsOneFile() {
        try (PointerScope own = new PointerScope();
                var sharded = ReferenceTransformer.load("model_extra/transformer_sharded", Engine.cpu())) {
            assertThat(Tensors.toArray(sharded.run("main")))
                    .isEqualTo(Tensors.toArray(trace.get("main.out")));
        }
    }

    /**
     * Eight bits of mantissa through a few dozen roundings: the authors' own bfloat16 run is off by 0.033 at
     * most and 0.008 on average after one step. A wrong dtype on the way costs much more, which is all that
     * the bound tells.
     */
    @Test
    void bfloat16StaysCloseToFloat32() {
        try (PointerScope own = new PointerScope();
                var half = ReferenceTransformer.load(
                        "model/transformer", new Engine(Device.CPU, Precision.BF16))) {
            float[] actual = Tensors.toArray(half.run("main"));
            float[] expected = Tensors.toArray(trace.get("main.out"));
            assertThat(Deviation.between(actual, expected).worst()).isBetween(1e-5, 0.1);
        }
    }
}
