package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.nn.Engine;
import org.diception.text.BakedPrompts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsGoldens
class WeightCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void aConvertedCheckpointGivesTheSameAnswers() throws IOException {
        Path converted = folder.resolve("diception.safetensors");
        Shell shell = Shell.run("convert", Shell.checkpoint(), "-o", converted.toString());
        assertThat(shell.err()).isEmpty();
        assertThat(shell.outLines()).containsExactly(converted.toString());

        Path pth = answer(Path.of(Shell.checkpoint()), "pth");
        Path safetensors = answer(converted, "safetensors");
        assertThat(safetensors).hasSameBinaryContentAs(pth);
    }

    /** A level of 65,535: the sum is rounded once more where it is not merged. */
    @Test
    void anAdapterThatWasMergedGivesTheAnswerOfOneThatIsAdded() throws IOException {
        String adapter = Goldens.path("lora/after3").toString();
        Path merged = folder.resolve("merged.safetensors");
        Shell shell = Shell.run("convert", Shell.checkpoint(), "--adapter", adapter + ":2", "-o",
                merged.toString());
        assertThat(shell.err()).isEmpty();
        BufferedImage one = ImageIO.read(answer(merged, "merged").toFile());
        BufferedImage two = ImageIO.read(answer(Path.of(Shell.checkpoint()), "added", "--adapter",
                adapter + ":2").toFile());
        BufferedImage plain = ImageIO.read(answer(Path.of(Shell.checkpoint()), "plain").toFile());
        assertThat(largestDifference(one, two)).isLessThanOrEqualTo(1);
        assertThat(largestDifference(one, plain)).isGreaterThan(100);
    }

    private static int largestDifference(BufferedImage a, BufferedImage b) {
        int largest = 0;
        for (int i = 0; i < a.getWidth() * a.getHeight(); i++) {
            int x = i % a.getWidth();
            int y = i / a.getWidth();
            largest = Math.max(largest,
                    Math.abs(a.getRaster().getSample(x, y, 0) - b.getRaster().getSample(x, y, 0)));
        }
        return largest;
    }

    private Path answer(Path checkpoint, String name, String... more) {
        Path out = folder.resolve(name);
        Stream<String> asked = Stream.of("predict", Shell.photo("img0.png"), "--task", "depth", "--model",
                Shell.modelFolder(), "--checkpoint", checkpoint.toString(), "--size", "64", "--steps", "1",
                "-o", out.toString());
        Shell shell = Shell.run(Stream.concat(asked, Stream.of(more)).toArray(String[]::new));
        assertThat(shell.err()).isEmpty();
        return out.resolve("img0.depth.16bit.png");
    }

    @Test
    void aFileIsNotReplacedUnasked() throws IOException {
        Path there = Files.writeString(folder.resolve("diception.safetensors"), "precious");
        Shell shell = Shell.run("convert", Shell.checkpoint(), "-o", there.toString());
        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.err()).contains("is there already; use --overwrite");
        assertThat(there).hasContent("precious");
    }

    @Test
    void aMaliciousCheckpointIsNotConvertedAndRunsNothing() {
        Path to = folder.resolve("out.safetensors");
        Shell shell = Shell.run("convert", Shell.bad("pth_malicious_zip.pth"), "-o", to.toString());
        assertThat(shell.exitCode()).isEqualTo(3);
        assertThat(shell.err()).contains("pth_malicious_zip.pth");
        assertThat(to).doesNotExist();
        assertThat(Path.of("pwned")).doesNotExist();
    }

    @Test
    void bakedPromptsMakeTheTextEncodersSuperfluous() throws IOException {
        Path baked = folder.resolve("prompts.safetensors");
        Shell shell = Shell.run("bake-prompts", Shell.modelFolder(), "--prompt", "[[image2semantic]] unicorn",
                "--precision", "f32", "-o", baked.toString());
        assertThat(shell.err()).isEmpty();
        assertThat(shell.exitCode()).isZero();

        Path model = folder.resolve("slim");
        for (String part : new String[] {"model_index.json", "transformer/config.json", "vae/config.json",
            "transformer/diffusion_pytorch_model.safetensors", "vae/diffusion_pytorch_model.safetensors",
            "scheduler/scheduler_config.json"}) {
            Files.createDirectories(model.resolve(part).getParent());
            Files.copy(Goldens.path("model").resolve(part), model.resolve(part));
        }
        Files.copy(Path.of(Shell.checkpoint()), model.resolve("DICEPTION_v1.pth"));
        Files.move(baked, model.resolve("prompts.safetensors"));

        String[] ask = {"predict", Shell.photo("img0.png"), "--task", "semantic", "--size", "64"};
        Shell slim = Shell.run(
                with(ask, "--class", "unicorn", "--model", model.toString(), "-o", folder + "/slim-out"));
        assertThat(slim.err()).isEmpty();
        Shell full = Shell.run(with(ask, "--class", "unicorn", "--model", Shell.modelFolder(), "--checkpoint",
                Shell.checkpoint(), "-o", folder + "/full-out"));
        assertThat(Path.of(slim.outLines().get(0))).hasSameBinaryContentAs(Path.of(full.outLines().get(0)));

        Shell unknown = Shell.run(
                with(ask, "--class", "unicorm", "--model", model.toString(), "-o", folder + "/x"));
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("[[image2semantic]] unicorm")
                .contains("[[image2semantic]] unicorn");
        assertThat(unknown.err().lines()).hasSize(1);
    }

    @Test
    void onlyThePromptsThatAreAskedForAreBaked() {
        Path baked = folder.resolve("few.safetensors");
        Shell shell = Shell.run("bake-prompts", Shell.modelFolder(), "--only", "[[image2depth]]", "--only",
                "[[image2normal]]", "--prompt", "[[image2semantic]] unicorn", "-o", baked.toString());
        assertThat(shell.err()).isEmpty();

        try (var prompts = BakedPrompts.open(baked, Engine.cpu())) {
            assertThat(prompts.prompts())
                    .containsExactly("[[image2depth]]", "[[image2normal]]", "[[image2semantic]] unicorn");
        }
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
