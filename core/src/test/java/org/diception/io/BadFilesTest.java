package org.diception.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.ModelException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.nn.Engine;
import org.diception.nn.TensorSource;
import org.diception.nn.Weights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every checkpoint of the reference folder's {@code bad}, with the result that is wanted there. */
@NeedsGoldens
class BadFilesTest {
    record Case(String file, String want, String why) {
        @Override
        public String toString() {
            return file + ": " + why;
        }
    }

    static Stream<Case> cases(String prefix) {
        List<Case> cases = new ArrayList<>();
        for (JsonNode node : Goldens.json("bad/expected.json")) {
            if (node.get("file").asText().startsWith(prefix)) {
                cases.add(new Case(
                        node.get("file").asText(), node.get("want").asText(), node.get("why").asText()));
            }
        }
        assertThat(cases).isNotEmpty();
        return cases.stream();
    }

    static Stream<Case> safetensors() {
        return cases("st_");
    }

    static Stream<Case> pth() {
        return cases("pth_");
    }

    static Stream<Case> sharded() {
        return cases("sharded_");
    }

    @ParameterizedTest
    @MethodSource("safetensors")
    void aSafetensorsFileLoadsOrIsRefusedAsWanted(Case c) {
        check(c, () -> SafetensorsFile.open(Goldens.path("bad").resolve(c.file)));
    }

    @ParameterizedTest
    @MethodSource("sharded")
    void aShardedCheckpointIsRefusedAsWanted(Case c) {
        check(c, () -> WeightFiles.open(Goldens.path("bad").resolve(c.file)));
    }

    @ParameterizedTest
    @MethodSource("pth")
    void aPthFileIsRefusedAsWantedAndExecutesNothing(Case c) {
        Path sideEffect = Path.of("pwned");
        assertThat(sideEffect).doesNotExist();
        check(c, () -> checkpoint(c.file));
        assertThat(sideEffect).doesNotExist();
    }

    /** A file that opens must also hold what the reference checkpoints hold. */
    private static TensorSource checkpoint(String file) {
        TensorSource source = PthFile.open(Goldens.path("bad").resolve(file));
        try (Weights weights = Weights.of(source, Engine.cpu())) {
            GoldenCheckpoint.checkpointShapes().forEach(weights::tensor);
            return source;
        } catch (ModelException e) {
            source.close();
            throw e;
        }
    }

    interface Opener {
        TensorSource open();
    }

    private static void check(Case c, Opener opener) {
        if (c.want.equals("ok")) {
            loadAll(opener);
        } else {
            // where a file may also load ("error_or_ok", "error_or_swap"), ours is to refuse
            assertThatThrownBy(() -> loadAll(opener)).isInstanceOf(ModelException.class)
                    .hasMessageContaining(c.file)
                    .hasMessageNotContaining("\n")
                    .hasMessageContaining(";");
        }
    }

    private static void loadAll(Opener opener) {
        try (TensorSource source = opener.open(); var scope = new PointerScope()) {
            for (String name : source.names()) {
                source.load(name, ScalarType.Float);
            }
        }
    }
}
