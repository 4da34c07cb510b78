package org.diception.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Function;
import org.diception.ModelException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Good files with bytes changed at random: each loads or is refused in one line, nothing else may happen. */
@NeedsGoldens
class DamagedFilesTest {
    private static final int VARIANTS = 400;

    /** Far more than any of the files holds, far less than a wrong size could ask for. */
    private static final long MOST_BYTES = 1 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ckpt/views.pth", "ckpt/views_legacy.pth", "bad/pth_malicious_nested.pth"})
    void aDamagedCheckpointLoadsOrIsRefused(String name) throws IOException {
        damage(name, PthFile::open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad/st_ok_reference.safetensors", "bad/st_ok_empty_tensor.safetensors"})
    void aDamagedSafetensorsFileLoadsOrIsRefused(String name) throws IOException {
        damage(name, SafetensorsFile::open);
    }

    private void damage(String name, Function<Path, TensorFile> open) throws IOException {
        byte[] good = Files.readAllBytes(Goldens.path(name));
        var random = new Random(1);
        for (int variant = 0; variant < VARIANTS; variant++) {
            byte[] bytes = good.clone();
            for (int change = 0; change <= variant % 4; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("damaged"), bytes);
            try (TensorFile opened = open.apply(file)) {
                assertThat(opened.names().stream().mapToLong(each -> opened.bytes(each).length).sum())
                        .isLessThan(MOST_BYTES);
            } catch (ModelException e) {
                assertThat(e).hasMessageStartingWith(file + ": ").hasMessageNotContaining("\n");
            }
        }
        assertThat(Path.of("pwned")).doesNotExist();
    }
}
