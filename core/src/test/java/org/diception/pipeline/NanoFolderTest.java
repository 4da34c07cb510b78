package org.diception.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.diception.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NanoFolderTest {
    private static final Map<String, String> MODEL =
            Map.of("model_index.json", "{}", "vae/config.json", "{\"width\": 8}");

    @TempDir
    private Path folder;

    @Test
    void aModelIsCopiedOutOfItsJar() throws IOException {
        Path model = NanoFolder.unpacked(jar("a.jar", MODEL, 0), folder.resolve("cache"));
        assertThat(model.resolve("model_index.json")).hasContent("{}");
        assertThat(model.resolve("vae/config.json")).hasContent("{\"width\": 8}");
    }

    @Test
    void anotherBuildOfTheSameModelIsNotCopiedAgain() throws IOException {
        Path cache = folder.resolve("cache");
        Path first = NanoFolder.unpacked(jar("a.jar", MODEL, 0), cache);
        assertThat(NanoFolder.unpacked(jar("b.jar", MODEL, 1_000_000), cache)).isEqualTo(first);
        assertThat(cache).isDirectoryNotContaining(path -> !path.equals(first));
    }

    @Test
    void anotherModelGetsAnotherFolder() throws IOException {
        Path cache = folder.resolve("cache");
        Path first = NanoFolder.unpacked(jar("a.jar", MODEL, 0), cache);
        Path second = NanoFolder.unpacked(jar("b.jar", Map.of("model_index.json", "[]"), 0), cache);
        assertThat(second).isNotEqualTo(first);
        assertThat(second.resolve("model_index.json")).hasContent("[]");
    }

    @Test
    void withoutTheArtifactTheMessageNamesIt() {
        assertThatThrownBy(NanoFolder::find)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("org.diception:diception-nano");
    }

    private Path jar(String name, Map<String, String> files, long time) throws IOException {
        Path jar = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry("org/diception/nano/" + file.getKey());
                entry.setTime(time);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}
