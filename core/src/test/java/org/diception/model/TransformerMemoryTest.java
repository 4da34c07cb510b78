package org.diception.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.diception.golden.NeedsGoldens;
import org.diception.nn.Engine;
import org.junit.jupiter.api.Test;

@NeedsGoldens
class TransformerMemoryTest {
    @Test
    void aHundredForwardsLeaveNoNativeObjectBehind() {
        Engine.load();
        try (PointerScope inputs = new PointerScope();
                var reference = ReferenceTransformer.load("model/transformer", Engine.cpu())) {
            forward(reference);
            long before = Pointer.totalCount();
            for (int i = 0; i < 100; i++) {
                forward(reference);
            }
            // the collector may free others' meanwhile
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
        }
    }

    private static void forward(ReferenceTransformer reference) {
        try (PointerScope scope = new PointerScope()) {
            reference.run("b1_nonsquare");
        }
    }
}
