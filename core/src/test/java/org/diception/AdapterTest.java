package org.diception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.image.RgbImage;
import org.diception.text.BakedPrompts;
import org.diception.text.PromptBaker;
import org.diception.text.TextEmbedding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsGoldens
class AdapterTest {
    private static final Task LUNG =
            new Task("lung", "[[image2lung]]", Task.Asks.NOTHING, ReadOut.MASK, 1, 1);
    private static final Request QUICK = Request.defaults().withSteps(1).withGuidance(1);

    private static Diception model;
    private static RgbImage photo;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        model = TinyModel.load();
        photo = TinyModel.photo();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @BeforeEach
    void makeAFolderWithATask() throws IOException {
        model.adapt(List.of());
        String weights = "pytorch_lora_weights.safetensors";
        Files.copy(Goldens.path("lora/after3").resolve(weights), folder.resolve(weights));
        TaskFile.write(folder, LUNG);
    }

    private static float[] depth() {
        return model.open(photo).predict(Task.DEPTH.question(), QUICK).painting().colours().data();
    }

    private static float[] lung() {
        return model.open(photo).predict(LUNG.question(), QUICK).painting().colours().data();
    }

    private Adapter all() {
        return Adapter.of(folder);
    }

    @Test
    void theTaskOfAnAdapterIsListedAndAnswered() {
        assertThat(model.tasks()).isEqualTo(Task.all());
        model.adapt(List.of(all()));
        assertThat(model.tasks()).hasSize(Task.all().size() + 1).contains(LUNG);
        Prediction answer = model.open(photo).predict(Task.parse("lung", model.tasks()).question(), QUICK);
        assertThat(answer).isInstanceOf(Mask.class);
        assertThat(answer.provenance().question().prompt()).isEqualTo("[[image2lung]]");
    }

    @Test
    void withoutItsAdaptersTheModelAnswersAsBefore() {
        float[] before = depth();
        model.adapt(List.of(all()));
        float[] adapted = depth();
        assertThat(adapted).isNotEqualTo(before);
        model.adapt(List.of(new Adapter(folder, 0)));
        assertThat(depth()).isEqualTo(before);
        model.adapt(List.of());
        assertThat(depth()).isEqualTo(before);
        try (Diception loaded = TinyModel.load(Options.defaults().withAdapter(folder, 1))) {
            assertThat(loaded.open(photo).predict(Task.DEPTH.question(), QUICK).painting().colours().data())
                    .isEqualTo(adapted);
        }
    }

    @Test
    void anAnswerSaysWhichAdaptersWereInUse() {
        Provenance plain = model.provenance(Task.DEPTH.question(), QUICK);
        model.adapt(List.of(all()));
        Provenance one = model.provenance(Task.DEPTH.question(), QUICK);
        model.adapt(List.of(all(), new Adapter(folder, 0.5)));
        Provenance two = model.provenance(Task.DEPTH.question(), QUICK);
        String name = folder.getFileName().toString();
        assertThat(plain.model()).isEqualTo("model");
        assertThat(one.model()).isEqualTo("model + " + name);
        assertThat(two.model()).isEqualTo("model + " + name + " + " + name + ":0.5");
        assertThat(List.of(plain.fingerprint(), one.fingerprint(), two.fingerprint()))
                .doesNotHaveDuplicates().allMatch(print -> print.matches("[0-9a-f]{16}"));
    }

    @Test
    void aBrokenAdapterLeavesTheEarlierOnesInUse() throws IOException {
        model.adapt(List.of(all()));
        float[] before = depth();
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("adapter_model.safetensors"), "no tensors");
        assertThatThrownBy(() -> model.adapt(List.of(Adapter.of(broken)))).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> model.adapt(List.of(Adapter.of(folder.resolve("none")))))
                .isInstanceOf(ModelException.class).hasMessageContaining("none");
        assertThat(depth()).isEqualTo(before);
        assertThat(model.tasks()).contains(LUNG);
    }

    /** The reference's model encodes any prompt; a baked one wins, so its numbers change the answer. */
    @Test
    void promptsComeWithTheAdapter() {
        model.adapt(List.of(all()));
        float[] encoded = lung();
        try (var scope = new PointerScope()) {
            Goldens golden = Goldens.file("golden/transformer.safetensors");
            TextEmbedding other = new TextEmbedding(golden.tensor("main.text").narrow(0, 0, 1),
                    golden.tensor("main.pooled").narrow(0, 0, 1));
            PromptBaker.write(folder.resolve(BakedPrompts.FILE_NAME), Map.of(LUNG.prompt(), other));
        }
        float[] depth = depth();
        model.adapt(List.of(all()));
        assertThat(lung()).isNotEqualTo(encoded);
        assertThat(depth()).isEqualTo(depth);
    }

    @Test
    void promptsOfAnotherModelAreRefused() {
        try (var scope = new PointerScope()) {
            PromptBaker.write(folder.resolve(BakedPrompts.FILE_NAME), Map.of(LUNG.prompt(),
                    new TextEmbedding(torch.ones(1, 3, 2), torch.ones(1, 5))));
        }
        assertThatThrownBy(() -> model.adapt(List.of(all()))).isInstanceOf(ModelException.class)
                .hasMessageContaining("are 2 and 5 wide");
    }

    @Test
    void aTaskOfTheSameNameTakesThePlaceOfTheOlderOne() {
        Task depth = new Task("depth", "[[image2metres]]", Task.Asks.NOTHING, ReadOut.DEPTH, 1, 1);
        TaskFile.write(folder, depth);
        assertThat(Task.with(List.of(all()))).hasSize(Task.all().size()).contains(depth)
                .doesNotContain(Task.DEPTH);
    }

    @Test
    void aTaskFileThatIsNoneIsRefusedByName() throws IOException {
        for (String text : List.of("{}", "[]",
                "{\"name\": \"Lung\", \"prompt\": \"p\", \"read_out\": \"mask\"}",
                "{\"name\": \"lung\", \"prompt\": \"p\", \"read_out\": \"xray\"}",
                "{\"name\": \"lung\", \"prompt\": \"p\", \"read_out\": \"mask\", \"steps\": 0}")) {
            Files.writeString(folder.resolve("task.json"), text);
            assertThatThrownBy(() -> all().task()).as(text).isInstanceOf(ModelException.class)
                    .hasMessageContaining("task.json");
        }
    }

    @Test
    void aTaskComesBackFromItsFile() {
        assertThat(all().task()).contains(LUNG);
        assertThatThrownBy(() -> TaskFile.write(folder, new Task("odd", "p", Task.Asks.NOTHING,
                (painting, settings) -> painting, 1, 1)))
                .isInstanceOf(UsageException.class).hasMessageContaining("read-out has no name");
    }

    @Test
    void aWeightStandsBehindAColon() {
        assertThat(Adapter.parse("a/lung:0.5")).isEqualTo(new Adapter(Path.of("a/lung"), 0.5));
        assertThat(Adapter.parse("a/lung")).isEqualTo(new Adapter(Path.of("a/lung"), 1));
        assertThatThrownBy(() -> Adapter.parse("a:much")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Adapter.parse("a:NaN")).isInstanceOf(UsageException.class);
    }
}
