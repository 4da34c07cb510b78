package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.diception.Images;
import org.diception.golden.NeedsGoldens;
import org.diception.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --format} and the options that say how files are written. */
@NeedsGoldens
class FormatsTest {
    @TempDir
    private Path folder;

    private String photo() throws IOException {
        return Files.copy(Path.of(Shell.photo("img0.png")), folder.resolve("a.png")).toString();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> walk = Files.list(folder)) {
            return walk.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void formatsAreChosenByNameAndOnlyThoseThatFitAreWritten() throws IOException {
        String photo = photo();
        Shell.tiny("predict", photo, "--task", "depth,segment", "--point", "9,9", "--format", "ply,coco");
        assertThat(files()).containsExactly("a.depth.meta.json", "a.depth.ply", "a.png",
                "a.segment-9x9.coco.json", "a.segment-9x9.meta.json");
        Shell more = Shell.tiny("predict", photo, "--task", "depth", "--format", "standard,npy");
        assertThat(more.outLines()).hasSize(1);
        assertThat(files()).contains("a.depth.npy", "a.depth.png").doesNotContain("a.depth.ply");
        assertThat(Shell.tiny("predict", photo, "--task", "depth", "--format", "picture").err())
                .contains("1 answer there already");
        assertThat(Shell.tiny("predict", photo, "--task", "depth", "--format", "picture", "--near", "2",
                "--far", "3").outLines()).as("another convention").hasSize(1);
    }

    @Test
    void aPointCloudTakesTheNormalsOfTheSameRun() throws IOException {
        String photo = photo();
        Shell.tiny("predict", photo, "--task", "normal");
        Shell shell = Shell.tiny("predict", photo, "--task", "depth,normal", "--format", "standard,ply");
        assertThat(shell.outLines()).containsExactly(
                folder.resolve("a.normal.png").toString(), folder.resolve("a.depth.png").toString());
        assertThat(Files.readString(folder.resolve("a.depth.meta.json"))).contains("normals painted");
    }

    @Test
    void aContactSheetShowsAllAnswersAlsoThoseThatWereThere() throws IOException {
        String photo = photo();
        Shell.tiny("predict", photo, "--task", "depth");
        String[] sheet = {"predict", folder.toString(), "--task", "depth,normal", "--contact-sheet"};
        Shell first = Shell.tiny(sheet);
        assertThat(first.outLines()).endsWith(folder.resolve("a.sheet.png").toString());
        RgbImage page = Images.read(folder.resolve("a.sheet.png"));
        assertThat(page.width()).isGreaterThan(2 * Images.read(Path.of(photo)).width());
        Shell again = Shell.tiny(sheet);
        assertThat(again.outLines()).as("nothing is new, and the sheet is no photo").isEmpty();
        Files.delete(folder.resolve("a.sheet.png"));
        assertThat(Shell.tiny(sheet).outLines()).hasSize(1);
    }

    @Test
    void severalSamplesLeaveTheirSpreadBesideTheAnswer() throws IOException {
        String photo = photo();
        Shell shell = Shell.tiny("predict", photo, "--task", "depth", "--samples", "3", "--npy");
        assertThat(shell.err()).isEmpty();
        assertThat(files()).contains("a.depth.spread.png", "a.depth.spread.16bit.png", "a.depth.spread.npy");
        JsonNode meta = new ObjectMapper().readTree(folder.resolve("a.depth.meta.json").toFile());
        assertThat(meta.path("settings").path("samples").asInt()).isEqualTo(3);
        assertThat(meta.path("spread").path("seeds").toString()).isEqualTo("[42,43,44]");
        assertThat(Shell.tiny("predict", photo, "--task", "depth").outLines()).hasSize(1);
        assertThat(files()).doesNotContain("a.depth.spread.png");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--format exr | unknown format 'exr'; known: picture",
        "--task pose --format ply | format ply fits none of the tasks; it is for depth",
        "--depth-convention depth | add --near and --far",
        "--near 1 | --near and --far belong together",
        "--near 3 --far 2 | near 3.0 and far 2.0",
        "--fx 9 --fov 60 | the focal length is --fx",
        "--flip w | flip 'w'",
        "--colour-map jet | unknown colour map 'jet'",
        "--edge 0 | edge 0.0",
        "--polygon-tolerance -1 | tolerance -1.0",
        "--samples 0 | 0 samples asked for"})
    void aMistakeIsOneLineWithACure(String options, String message) throws IOException {
        String photo = photo();
        Shell shell = Shell.tiny(Stream.concat(Stream.of("predict", photo), Stream.of(options.split(" ")))
                .toArray(String[]::new));
        assertThat(shell.exitCode()).isEqualTo(2);
        assertThat(shell.err().lines()).hasSize(1).first().asString().contains(message);
        assertThat(files()).containsExactly("a.png");
    }
}
