package org.diception.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.diception.InputException;
import org.diception.train.recipe.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recipes of evaluations: those that are committed, and wrong ones. */
class RecipesTest {
    private static final String LINE = "indoors/a.png a_depth.png a_mask.npy\n";
    private static final String COCO = """
            {"images": [{"id": 1, "file_name": "a.jpg", "width": 4, "height": 4}], "annotations": [],
             "categories": [{"id": 1, "name": "person"}]}""";

    @TempDir
    private Path root;

    static Stream<Path> committed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../recipes/eval"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("committed")
    void everyCommittedRecipeIsUnderstood(Path file) throws IOException {
        for (Recipe set : Recipe.read(file).parts("sets")) {
            put(set, "list", LINE);
            put(set, "annotations", COCO);
            if (set.has("folder")) {
                Path images = Files.createDirectories(root.resolve(set.text("folder")).resolve("images"));
                Files.writeString(images.resolve("a.jpg"), "");
            }
        }
        EvaluationRecipe recipe = EvaluationRecipe.read(file, root);
        assertThat(recipe.sets()).isNotEmpty().allSatisfy(plan -> {
            assertThat(plan.judges()).isNotEmpty();
            assertThat(plan.data().apply(64).size()).isPositive();
        });
    }

    private void put(Recipe set, String key, String text) throws IOException {
        if (set.has(key)) {
            Path file = root.resolve(set.text(key));
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    @Test
    void whatCannotBeScoredOnASetIsRefused() {
        assertThatThrownBy(() -> read("sets:\n- {kind: synthetic, tasks: [depth, colour]}\n"))
                .isInstanceOf(InputException.class).hasMessageContaining("'colour' cannot be scored")
                .hasMessageContaining("depth, normal, segment, semantic, entity, pose");
    }

    @Test
    void anUnknownKindIsRefusedWithTheClosestOnes() {
        assertThatThrownBy(() -> read("sets:\n- {kind: nyu, folder: x, list: y}\n"))
                .isInstanceOf(InputException.class).hasMessageContaining("recipe.yaml:3: sets 1: kind: 'nyu'")
                .hasMessageContaining("closest are");
    }

    @Test
    void anUnknownKeyIsRefusedBeforeAnythingIsLoaded() {
        assertThatThrownBy(() -> read("sets:\n- {kind: synthetic, scene: 20}\n"))
                .isInstanceOf(InputException.class).hasMessageContaining("unknown key 'scene'")
                .hasMessageContaining("'scenes'");
        assertThatThrownBy(() -> read("sets:\n- {kind: synthetic, segment: {point: 1}}\n"))
                .isInstanceOf(InputException.class).hasMessageContaining("unknown key 'point'");
    }

    @Test
    void aValueThatTheModelDoesNotTakeIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("model: {device: gpu}\nsets:\n- {kind: synthetic}\n"))
                .isInstanceOf(InputException.class).hasMessageContaining("recipe.yaml:2: model: device: ")
                .hasMessageContaining("known: cpu, cuda");
        assertThatThrownBy(() -> read("settings:\n- {steps: [1, 0]}\nsets:\n- {kind: synthetic}\n"))
                .isInstanceOf(InputException.class).hasMessageContaining("settings: 0 steps asked for");
    }

    @Test
    void aRecipeWithoutSetsIsRefused() {
        assertThatThrownBy(() -> read("seed: 1\n")).isInstanceOf(InputException.class)
                .hasMessageContaining("sets: none is named");
    }

    @Test
    void theBenchmarkHasNoMoreScenesThanWereNeverTrainedOn() {
        assertThatThrownBy(() -> read("sets:\n- {kind: synthetic, scenes: 501}\n"))
                .isInstanceOf(InputException.class).hasMessageContaining("the benchmark has 500");
    }

    @Test
    void readOutConstantsAreTakenByTheirNames() throws IOException {
        EvaluationRecipe recipe =
                read("sets:\n- {kind: synthetic}\nreadout: {mode: paper, paper.sigma: 0.2}\n");
        assertThat(recipe.readOut().toString()).isEqualTo("paper paper.sigma=0.2");
    }

    @Test
    void onlySamplesWhoseNamesBeginSoAreKept() throws IOException {
        Files.createDirectories(root.resolve("d"));
        Files.writeString(root.resolve("l.txt"), "indoors/a.png x.npy\noutdoor/b.png y.npy\n");
        String set = "sets:\n- {kind: marigold-normals, name: D, folder: d, list: l.txt, only: %s}\n";
        assertThat(read(set.formatted("indoors/")).sets().get(0).data().apply(0).size()).isEqualTo(1);
        assertThatThrownBy(() -> read(set.formatted("attic/"))).isInstanceOf(InputException.class)
                .hasMessageContaining("no sample's name begins with 'attic/'");
        assertThat(List.of(read(set.formatted("outdoor/")).sets().get(0).data().apply(0).name(0)))
                .containsExactly("outdoor/b.png");
    }

    private EvaluationRecipe read(String yaml) throws IOException {
        Path file = Files.writeString(root.resolve("recipe.yaml"), "name: trial\n" + yaml);
        return EvaluationRecipe.read(file, root);
    }
}
