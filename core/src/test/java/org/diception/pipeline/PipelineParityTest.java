package org.diception.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.image.Planes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole path against the authors' render net in float32, from recorded noise. */
@NeedsGoldens
class PipelineParityTest {
    private static final Map<Path, LoadedModel> MODELS = new HashMap<>();

    @AfterAll
    static void free() {
        MODELS.values().forEach(LoadedModel::close);
        MODELS.clear();
    }

    static List<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theAnswerAndEveryStepOnTheWayAreThoseOfTheReference(GoldenCase recorded) {
        Assumptions.assumeTrue(Files.exists(recorded.checkpoint()),
                "the optional folder " + GoldenCase.large() + " is not there");
        Pipeline pipeline = MODELS.computeIfAbsent(recorded.checkpoint(), GoldenCase::model).pipeline();
        Goldens golden = recorded.golden();
        Set<String> names = golden.names();
        String id = recorded.id();
        List<Planes> latents = pipeline.denoise(recorded.rows(pipeline), recorded.schedule(),
                (step, steps, latent, velocity) -> {
                    if (names.contains(id + ".latents_after_step" + step)) {
                        golden.check(id + ".latents_after_step" + step, latent);
                    }
                    if (names.contains(id + ".velocity" + step)) {
                        golden.check(id + ".velocity" + step, velocity);
                    }
                });
        golden.check(id + ".latents", joined(latents));
        golden.check(id + ".image", joined(latents.stream().map(pipeline::decode).toList()));
    }

    /** What the test above looks for: no tensor of the files has another name. */
    @Test
    void everyRecordedTensorIsCompared() {
        Set<String> compared = new TreeSet<>();
        Set<String> recorded = new TreeSet<>();
        for (GoldenCase one : cases()) {
            recorded.addAll(one.golden().names());
            compared.addAll(List.of(one.id() + ".latents", one.id() + ".image"));
            for (int step = 1; step <= one.schedule().steps(); step++) {
                compared.add(one.id() + ".latents_after_step" + step);
                compared.add(one.id() + ".velocity" + step);
            }
        }
        assertThat(compared).containsAll(recorded);
    }

    @Test
    void anIncompleteCheckpointIsLaidOverTheBaseFolderAndSaysSo() {
        Path partial = Goldens.path("ckpt").resolve("DICEPTION_tiny_partial.pth");
        List<String> missing = new java.util.ArrayList<>();
        Goldens.json("golden/e2e_cases.json").path("partial_checkpoint").path("missing")
                .forEach(name -> missing.add(name.asText()));
        LoadedModel model = MODELS.computeIfAbsent(partial, GoldenCase::model);
        assertThat(model.warnings()).hasSize(2);
        assertThat(model.warnings().get(0)).startsWith(missing.size() + " tensors are missing")
                .contains(missing);
        assertThat(model.warnings().get(1)).contains("are not used").contains("unexpected.extra.weight");
    }

    private static float[] joined(List<Planes> batch) {
        int size = batch.get(0).data().length;
        float[] all = new float[size * batch.size()];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(batch.get(i).data(), 0, all, i * size, size);
        }
        return all;
    }
}
