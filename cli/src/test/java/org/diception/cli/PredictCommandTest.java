package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.diception.ReadOut;
import org.diception.Task;
import org.diception.TaskFile;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsGoldens
class PredictCommandTest {
    @TempDir
    private Path folder;

    private String copy(String photo, String to) throws IOException {
        Path target = folder.resolve(to);
        Files.createDirectories(target.getParent());
        Files.copy(Path.of(Shell.photo(photo)), target);
        return target.toString();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).sorted()
                    .toList();
        }
    }

    @Test
    void withoutATaskAllSixAnswersLieBesideThePhoto() throws IOException {
        Shell shell = Shell.tiny("predict", copy("img0.png", "street.png"));
        assertThat(shell.err()).isEmpty();
        assertThat(shell.exitCode()).isZero();
        assertThat(shell.outLines()).hasSize(Task.all().size()).allMatch(line -> Files.exists(Path.of(line)));
        assertThat(files()).contains(
                "street.depth.png", "street.depth.16bit.png", "street.depth.meta.json", "street.normal.png",
                "street.semantic-person.png", "street.segment-share0.5x0.5.png", "street.entity.png",
                "street.pose.png").noneMatch(name -> name.endsWith(".npy") || name.endsWith(".tmp"));
    }

    @Test
    void aFolderIsAnInputAndItsAnswersAreNoPhotos() throws IOException {
        copy("img0.png", "in/a.png");
        copy("img1.png", "in/sub/b.png");
        String in = folder.resolve("in").toString();
        assertThat(Shell.tiny("predict", in, "--task", "depth").outLines()).hasSize(2);
        Shell again = Shell.tiny("predict", in, "--task", "depth", "--overwrite");
        assertThat(again.outLines()).hasSize(2);
        assertThat(files()).hasSize(2 + 2 * 3);
    }

    @Test
    void anOutputFolderKeepsTheFoldersOfTheInput() throws IOException {
        copy("img0.png", "in/a.png");
        copy("img1.png", "in/sub/a.png");
        Path out = folder.resolve("out");
        Shell.tiny("predict", folder.resolve("in").toString(), "--task", "depth", "-o", out.toString());
        assertThat(out.resolve("a.depth.png")).exists();
        assertThat(out.resolve("sub/a.depth.png")).exists();
    }

    @Test
    void aQuotedGlobIsAnInput() throws IOException {
        copy("img0.png", "a1.png");
        copy("img1.png", "a2.png");
        copy("img2.png", "b1.png");
        assertThat(Shell.tiny("predict", folder + "/a*.png", "--task", "depth").outLines())
                .containsExactly(folder + "/a1.depth.png", folder + "/a2.depth.png");
    }

    @Test
    void photosOfTheSameNameDoNotShareTheirAnswers() throws IOException {
        String one = copy("img0.png", "x/a.png");
        String other = copy("img1.png", "y/a.png");
        String twin = folder.resolve("x/a.jpg").toString();
        Files.copy(Path.of(Shell.bad("img_png_named.jpg")), Path.of(twin));
        Path out = folder.resolve("out");
        Shell shell = Shell.tiny("predict", one, other, twin, "--task", "depth", "-o", out.toString());
        assertThat(shell.exitCode()).isZero();
        assertThat(shell.outLines()).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void oneBadFileIsReportedAndTheOthersGoOn() throws IOException {
        String good = copy("img0.png", "good.png");
        Shell shell = Shell.tiny("predict", Shell.bad("img_empty.png"), "no/such.jpg", good, "--task",
                "depth", "-o", folder.resolve("out").toString());
        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.outLines()).hasSize(1);
        assertThat(shell.err().lines().toList()).hasSize(3).satisfiesExactly(
                line -> assertThat(line).startsWith("diception: ").contains("img_empty.png"),
                line -> assertThat(line).startsWith("diception: no/such.jpg"),
                line -> assertThat(line).isEqualTo("2 failed, 1 answer written"));
        assertThat(files()).hasSize(1 + 3);
    }

    @Test
    void aQuestionThatFailsLeavesTheOthersTheirAnswers() throws IOException {
        Shell shell = Shell.tiny("predict", copy("img0.png", "a.png"), "--task", "depth,segment,normal",
                "--point", "9999,1");
        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.err()).contains("a.png: point 9999,1 lies outside");
        assertThat(shell.outLines()).hasSize(2);
    }

    @Test
    void aRunThatWasStoppedGoesOnWhereItWas() throws IOException {
        String photo = copy("img0.png", "a.png");
        Shell.tiny("predict", photo, "--task", "depth");
        Path preview = folder.resolve("a.depth.png");
        FileTime written = FileTime.fromMillis(1);
        Files.setLastModifiedTime(preview, written);

        Shell again = Shell.tiny("predict", photo, "--task", "depth,normal");
        assertThat(again.outLines()).containsExactly(folder.resolve("a.normal.png").toString());
        assertThat(again.err()).contains("1 answer there already; --overwrite");
        assertThat(Files.getLastModifiedTime(preview)).isEqualTo(written);

        Shell.tiny("predict", photo, "--task", "depth", "--overwrite");
        assertThat(Files.getLastModifiedTime(preview)).isNotEqualTo(written);
    }

    @Test
    void anAnswerThatIsNotCompleteIsComputedAgain() throws IOException {
        String photo = copy("img0.png", "a.png");
        Shell.tiny("predict", photo, "--task", "depth");
        Files.delete(folder.resolve("a.depth.meta.json")); // what an interrupted run lacks
        assertThat(Shell.tiny("predict", photo, "--task", "depth").outLines()).hasSize(1);
        assertThat(Shell.tiny("predict", photo, "--task", "depth", "--npy").outLines()).hasSize(1);
        assertThat(Shell.tiny("predict", photo, "--task", "depth", "--npy").outLines()).isEmpty();
        assertThat(folder.resolve("a.depth.npy")).exists();
    }

    @Test
    void otherSettingsReplaceAnAnswerButAnotherPhotoIsNotReplacedInSilence() throws IOException {
        String photo = copy("img0.png", "a.png");
        Shell.tiny("predict", photo, "--task", "depth");
        assertThat(Shell.tiny("predict", photo, "--task", "depth", "--seed", "7").outLines()).hasSize(1);

        Files.delete(Path.of(photo));
        copy("img1.png", "a.png");
        Shell shell = Shell.tiny("predict", photo, "--task", "depth");
        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.err()).contains("belongs to another photo").contains("--overwrite");
        assertThat(Shell.tiny("predict", photo, "--task", "depth", "--overwrite").exitCode()).isZero();
    }

    @Test
    void jsonSaysOneObjectPerAnswer() throws IOException {
        Shell shell = Shell.tiny("predict", copy("img0.png", "a.png"), "no/such.jpg", "--task",
                "segment,depth", "--point", "10,20", "--json");
        List<String> lines = shell.outLines();
        assertThat(lines).hasSize(3);
        JsonNode mask = new ObjectMapper().readTree(lines.get(0));
        assertThat(mask.path("task").asText()).isEqualTo("segment");
        assertThat(mask.path("files")).hasSize(3);
        assertThat(mask.has("score")).isTrue();
        assertThat(new ObjectMapper().readTree(lines.get(1)).path("prompt").asText())
                .isEqualTo("[[image2depth]]");
        JsonNode failure = new ObjectMapper().readTree(lines.get(2));
        assertThat(failure.path("error").asText()).contains("no/such.jpg: no such file");
    }

    @Test
    void theOfficialBatchListIsAnInput() throws IOException {
        copy("img0.png", "img0.png");
        copy("img1.png", "img1.png");
        copy("img1_sem.json", "img1_sem.json");
        Path list = folder.resolve("list.json");
        Files.writeString(list, """
                [{"input": "img0.png", "caption": "[[image2depth]]"},
                 {"input": "img1.png", "caption": "[[image2semantic]]", "target": {"path": "img1_sem.json"}},
                 {"input": "img0.png", "caption": "[[image2segmentation]]", "points": [[20, 30]]}]""");
        Shell shell = Shell.tiny("predict", list.toString());
        assertThat(shell.err()).isEmpty();
        String named = Goldens.json("cli/data/img1_sem.json").path(0).path("prompt").asText();
        assertThat(shell.outLines()).containsExactly(
                folder + "/img0.depth.png", folder + "/img0.segment-20x30.png",
                folder + "/img1.semantic-" + named.replace(' ', '_') + ".png");
    }

    @Test
    void pointsAreDrawnFromTheMasksOfAnOfficialTarget() throws IOException {
        copy("img0.png", "img0.png");
        copy("img0_seg.json", "img0_seg.json");
        Path list = folder.resolve("list.json");
        Files.writeString(list, """
                [{"input": "img0.png", "caption": "[[image2segmentation]]",
                  "target": {"path": "img0_seg.json"}}]""");
        assertThat(Shell.tiny("predict", list.toString()).outLines()).hasSize(1);
        assertThat(Shell.tiny("predict", list.toString()).err()).contains("1 answer there already");
        JsonNode target = new ObjectMapper().readTree(folder.resolve("img0_seg.json").toFile());
        assertThat(Shell.tiny("predict", list.toString(), "--all-targets").outLines())
                .hasSize(target.path("annotations").size() - 1);
    }

    @Test
    void aBrokenBatchListIsOneLineThatNamesTheEntry() {
        for (String bad : List.of("batch_not_json.json", "batch_missing_input.json", "batch_object.json")) {
            Shell shell = Shell.tiny("predict", Shell.bad(bad));
            assertThat(shell.exitCode()).as(bad).isEqualTo(1);
            assertThat(shell.err().lines().findFirst().orElseThrow()).as(bad).contains(bad);
        }
        assertThat(Shell.tiny("predict", Shell.bad("batch_missing_input.json")).err())
                .contains("entry 1: 'input' is missing");
    }

    @Test
    void officialCompatibilityShowsThePicturesOfTheScripts() throws IOException {
        String photo = copy("img0.png", "a.png");
        Shell shell = Shell.run("predict", photo, "--task", "depth", "--compatibility", "official-single",
                "--model", Shell.modelFolder(), "--checkpoint", Shell.checkpoint(), "--size", "64");
        assertThat(shell.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("a.depth.meta.json")))
                .contains("\"compatibility\" : \"official-single\"").contains("\"steps\" : 1");
        assertThat(folder.resolve("a.depth.official.png")).exists();
    }

    @Test
    void anAdapterBringsATask() throws IOException {
        String weights = "pytorch_lora_weights.safetensors";
        Path adapter = Files.createDirectories(folder.resolve("adapters/lung"));
        Files.copy(Goldens.path("lora/after3").resolve(weights), adapter.resolve(weights));
        TaskFile.write(adapter,
                new Task("lung", "[[image2lung]]", Task.Asks.NOTHING, ReadOut.MASK, 1, 1));
        String photo = copy("img0.png", "in/a.png");
        String in = folder.resolve("in").toString();
        Shell shell = Shell.tiny("predict", in, "--task", "lung", "--adapter", adapter.toString());
        assertThat(shell.err()).isEmpty();
        assertThat(shell.outLines()).containsExactly(photo.replace(".png", ".lung.png"));
        assertThat(Files.readString(folder.resolve("in/a.lung.meta.json")))
                .contains("\"model\" : \"model + lung\"").contains("[[image2lung]]");
        assertThat(Shell.tiny("predict", in, "--task", "lung", "--adapter", adapter.toString()).err())
                .contains("1 answer there already");
        assertThat(Shell.tiny("predict", in, "--task", "lung", "--adapter", adapter + ":0.5").outLines())
                .hasSize(1);
        Shell unknown = Shell.tiny("predict", photo, "--task", "lung");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("unknown task 'lung'");
    }

    @Test
    void progressIsShownOnATerminalOnly() throws IOException {
        String photo = copy("img0.png", "a.png");
        assertThat(Shell.tiny("predict", photo, "--task", "depth").err()).isEmpty();
        String[] again = Shell.withTinyModel("predict", photo, "--task", "depth", "--overwrite");
        assertThat(Shell.run(true, again).err()).contains("step 1/1");
    }
}
