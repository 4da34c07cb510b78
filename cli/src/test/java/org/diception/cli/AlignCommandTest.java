package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diception.golden.NeedsGoldens;
import org.diception.io.Npy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsGoldens
class AlignCommandTest {
    @TempDir
    private Path folder;

    private Path depth() {
        Path file = folder.resolve("a.depth.npy");
        Npy.write(file, new float[] {0, 0.25f, 0.5f, 1}, 2, 2);
        return file;
    }

    private String points(String text) throws IOException {
        return Files.writeString(folder.resolve("tape.csv"), text).toString();
    }

    @Test
    void knownDistancesMakeMetresAndANoteSaysHowWell() throws IOException {
        Shell shell = Shell.run("align", depth().toString(), "--points", points("0,0,10\n1,1,2\n"));
        assertThat(shell.exitCode()).isZero();
        assertThat(shell.outLines()).containsExactly(folder + "/a.depth.metric.npy",
                folder + "/a.depth.metric.16bit.png", folder + "/a.depth.metric.meta.json");
        assertThat(shell.err()).contains("warning: no note beside")
                .contains("1/metres = 0.4000 * disparity +0.1000 by 2 of 2 known distances");
        assertThat(Npy.read(folder.resolve("a.depth.metric.npy")).floats()).containsExactly(
                new float[] {10, 5, 1 / 0.3f, 2}, within(1e-5f));
        JsonNode note = new ObjectMapper().readTree(folder.resolve("a.depth.metric.meta.json").toFile());
        assertThat(note.path("known_from").asText()).isEqualTo("tape.csv");
        assertThat(note.path("files").get(1).path("meaning").asText()).contains("v / 1000");
    }

    @Test
    void anAnswerOnDiskBecomesMetresAndACloudInMetres() throws IOException {
        Path photo = Files.copy(Path.of(Shell.photo("img0.png")), folder.resolve("a.png"));
        Shell.tiny("predict", photo.toString(), "--task", "depth", "--npy");
        Npy depth = Npy.read(folder.resolve("a.depth.npy"));
        float[] disparity = depth.floats();
        float[] truth = new float[disparity.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = 1 / (0.3f * disparity[i] + 0.2f);
        }
        Path reference = folder.resolve("lidar.npy");
        Npy.write(reference, truth, depth.shape());
        Shell shell = Shell.run("align", folder.resolve("a.depth.16bit.png").toString(), "--reference",
                reference.toString(), "--photo", photo.toString(), "--fov", "60", "--json", "--robust");
        assertThat(shell.err()).doesNotContain("warning");
        JsonNode note = new ObjectMapper().readTree(shell.out());
        assertThat(note.path("scale").asDouble()).isEqualTo(0.3, within(1e-3));
        assertThat(note.path("abs_rel").asDouble()).isLessThan(1e-3); // 16 bits of disparity
        String cloud = Files.readString(folder.resolve("a.depth.metric.ply"), StandardCharsets.ISO_8859_1);
        assertThat(cloud).startsWith("ply\n");
        assertThat(note.path("files").get(2).path("meaning").asText()).contains("field of view of 60.0");
    }

    @Test
    void whatIsNoDisparityIsRefused() throws IOException {
        String photo = Files.copy(Path.of(Shell.photo("img0.png")), folder.resolve("a.png")).toString();
        Shell.tiny("predict", photo, "--task", "depth,normal", "--npy", "--depth-convention", "depth",
                "--near", "1", "--far", "9");
        String points = points("0,0,10\n1,1,2\n");
        assertThat(Shell.run("align", folder + "/a.depth.npy", "--points", points).err())
                .contains("its note says that it holds depth; disparity is wanted");
        assertThat(Shell.run("align", folder + "/a.normal.npy", "--points", points).err())
                .contains("its note says that it holds unit normals");
        assertThat(Shell.run("align", folder + "/a.depth.png", "--points", points).exitCode()).isEqualTo(1);
        assertThat(Shell.run("align", folder + "/tape.csv", "--points", points).exitCode()).isEqualTo(2);
        assertThat(Shell.run("align", depth().toString()).err()).contains("--points");
    }

    @Test
    void helpShowsExamples() {
        Shell shell = Shell.run("align", "--help");
        assertThat(shell.exitCode()).isZero();
        assertThat(shell.out()).contains("diception align street.depth.npy --points tape.csv");
        assertThat(shell.out().lines()).allMatch(line -> line.length() <= 110);
    }
}
