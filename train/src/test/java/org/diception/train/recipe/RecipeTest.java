package org.diception.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.diception.InputException;
import org.diception.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {
    @TempDir
    private Path folder;

    @Test
    void valuesAreReadByTheirKeys() throws IOException {
        Recipe recipe = recipe("""
                name: a trial      # with a comment
                steps: [1, 4]
                guidance: 2
                shuffle: true
                seed: 12345678901
                rate: 2e-5
                sets:
                  - kind: nyu-depth
                  - kind: coco
                model: {precision: bf16}
                """);
        assertThat(recipe.text("name")).isEqualTo("a trial");
        assertThat(recipe.wholes("steps")).containsExactly(1, 4);
        assertThat(recipe.numbers("guidance")).containsExactly(2.0);
        assertThat(recipe.flag("shuffle", false)).isTrue();
        assertThat(recipe.seed("seed", 0)).isEqualTo(12345678901L);
        assertThat(recipe.number("rate")).isEqualTo(2e-5);
        assertThat(recipe.parts("sets").stream().map(set -> set.text("kind")))
                .containsExactly("nyu-depth", "coco");
        assertThat(recipe.part("model").text("precision", "f32")).isEqualTo("bf16");
        recipe.finish();
    }

    @Test
    void whatIsNotThereHasItsDefault() throws IOException {
        Recipe recipe = recipe("name: x\nempty:\n");
        assertThat(recipe.whole("steps", 28)).isEqualTo(28);
        assertThat(recipe.texts("tasks")).isEmpty();
        assertThat(recipe.parts("sets")).isEmpty();
        assertThat(recipe.part("model").text("precision", "f32")).isEqualTo("f32");
        assertThat(recipe.part("empty").keys()).isEmpty();
        assertThat(recipe.text("name")).isEqualTo("x");
        recipe.finish();
    }

    @Test
    void anUnknownKeyIsRefusedWithTheClosestOne() throws IOException {
        Recipe recipe = recipe("stpes: 4\n");
        recipe.whole("steps", 28);
        recipe.text("name", "");
        assertThatThrownBy(recipe::finish).isInstanceOf(InputException.class)
                .hasMessageEndingWith("recipe.yaml:1: unknown key 'stpes'; closest are 'steps', 'name'");
    }

    @Test
    void anUnknownKeyInAPartIsRefusedWithItsPlace() throws IOException {
        Recipe recipe = recipe("sets:\n  - kind: coco\n  - kind: coco\n    floder: x\n");
        recipe.parts("sets").forEach(set -> List.of(set.text("kind"), set.text("folder", "")));
        assertThatThrownBy(recipe::finish).isInstanceOf(InputException.class)
                .hasMessageEndingWith(
                        "recipe.yaml:4: sets 2: unknown key 'floder'; closest are 'folder', 'kind'");
    }

    @Test
    void aPartThatIsAskedForTwiceKnowsTheKeysOfBoth() throws IOException {
        Recipe recipe = recipe("model:\n  folder: a\n  size: 3\n");
        recipe.part("model").text("folder");
        recipe.part("model").whole("size");
        recipe.finish();
    }

    @Test
    void limitsAndWordsAreToldWithTheLine() throws IOException {
        Recipe recipe = recipe("# a comment\nshare: 1.5\ncount: 0\nprecision: f16\n");
        assertThatThrownBy(() -> recipe.number("share", 0, 0, 1))
                .hasMessageEndingWith("recipe.yaml:2: share: 1.5 given, it lies between 0.0 and 1.0");
        assertThatThrownBy(() -> recipe.whole("count", 1, 1))
                .hasMessageEndingWith("recipe.yaml:3: count: 0 given, it is at least 1");
        assertThatThrownBy(() -> recipe.choice("precision", Precision.F32))
                .hasMessageEndingWith("recipe.yaml:4: precision: 'f16' given, known are f32, bf16");
        assertThat(recipe("p: bf16").choice("p", Precision.F32)).isEqualTo(Precision.BF16);
        assertThat(recipe("p:").choice("p", Precision.F32)).isEqualTo(Precision.F32);
    }

    @Test
    void aMissingValueAndAWrongOneAreRefusedWithTheirKey() throws IOException {
        Recipe recipe = recipe("steps: many\nmodel: nano\nsets: coco\n");
        assertThatThrownBy(() -> recipe.text("name")).hasMessageEndingWith("recipe.yaml: 'name' is missing");
        assertThatThrownBy(() -> recipe.whole("steps"))
                .hasMessageEndingWith("steps: '\"many\"' given, a whole number is wanted");
        assertThatThrownBy(() -> recipe.part("model")).hasMessageContaining("keys with values below it");
        assertThatThrownBy(() -> recipe.parts("sets")).hasMessageContaining("a list");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> recipe("steps: 1\nsteps: 2\n")).isInstanceOf(InputException.class)
                .hasMessageContaining("not valid YAML").hasMessageContaining("steps");
    }

    @Test
    void whatIsNoRecipeIsRefused() {
        assertThatThrownBy(() -> recipe("- a\n- b\n")).hasMessageContaining("'key: value' lines");
        assertThatThrownBy(() -> recipe("")).hasMessageContaining("this is empty");
        assertThatThrownBy(() -> recipe("a: [1, 2\n")).hasMessageContaining("not valid YAML")
                .hasMessageContaining("line");
        assertThatThrownBy(() -> Recipe.read(folder.resolve("none.yaml")))
                .hasMessageContaining("no such file");
    }

    @Test
    void aRecipeCanSayOnlyWhatIsDifferentFromAnother() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), """
                steps: 100
                noise: {density: logit-normal, mean: 1}
                mix: {depth: 1, normal: 2}
                """);
        Recipe recipe = recipe("""
                base: base.yaml
                noise: {density: uniform, mean: null}
                mix: {depth: 3, normal: null, pose: 1}
                """);
        assertThat(recipe.json()).isEqualTo("{\"steps\":100,\"noise\":{\"density\":\"uniform\"},"
                + "\"mix\":{\"depth\":3,\"pose\":1}}");
        assertThat(recipe.refused("steps", "x")).hasMessageMatching(".*base\\.yaml:1: steps: x");
        assertThat(recipe.part("mix").refused("depth", "x"))
                .hasMessageEndingWith("recipe.yaml:3: mix: depth: x");
    }

    @Test
    void aRecipeThatIsItsOwnBaseIsRefused() {
        assertThatThrownBy(() -> recipe("base: recipe.yaml\n")).isInstanceOf(InputException.class)
                .hasMessageContaining("is its own base");
        assertThatThrownBy(() -> recipe("base: [1]\n"))
                .hasMessageContaining("recipe.yaml:1: base: '[1]' given, a file beside this one is wanted");
        assertThatThrownBy(() -> recipe("base: none.yaml\n")).hasMessageContaining("no such file");
    }

    private Recipe recipe(String text) throws IOException {
        Path file = folder.resolve("recipe.yaml");
        Files.writeString(file, text);
        return Recipe.read(file);
    }
}
