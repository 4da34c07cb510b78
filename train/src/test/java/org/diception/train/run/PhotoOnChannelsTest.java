package org.diception.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.diception.Diception;
import org.diception.UsageException;
import org.diception.golden.NeedsGoldens;
import org.diception.image.RgbImage;
import org.diception.io.JsonConfig;
import org.diception.model.TransformerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network of the paper's ablation B.1: noise and photo share their tokens. */
@NeedsGoldens
class PhotoOnChannelsTest {
    private static final String HEADS = "loss: {photo-tokens: 0.5, photo-questions: depth}\n";

    @TempDir
    private Path folder;

    private Path recipe(TinyRun run) throws IOException {
        return run.write(Files.readString(run.recipe(4)).replace("shift: 1,", "shift: 1, photo: channels,"));
    }

    @Test
    void itIsTrainedAndAnswersAboutThePhoto() throws IOException {
        TinyRun run = new TinyRun(folder);
        Path recipe = run.write(Files.readString(recipe(run)).replace(HEADS, ""));
        Path model = run.train(recipe);
        TransformerConfig config =
                TransformerConfig.of(JsonConfig.read(model.resolve("transformer/config.json")));
        assertThat(config.inChannels()).isEqualTo(2 * config.outChannels());
        try (Diception trained = Diception.load(model)) {
            RgbImage black = RgbImage.black(64, 64);
            byte[] white = new byte[3 * 64 * 64];
            Arrays.fill(white, (byte) 255);
            assertThat(trained.depth(black).data().data())
                    .isNotEqualTo(trained.depth(new RgbImage(64, 64, white)).data().data());
        }
    }

    @Test
    void tokensThatItDoesNotHaveCannotBeAsked() throws IOException {
        TinyRun run = new TinyRun(folder);
        Path recipe = recipe(run);
        assertThatThrownBy(() -> run.train(recipe)).isInstanceOf(UsageException.class)
                .hasMessageContaining("the photo has no tokens of its own")
                .hasMessageContaining("leave out 'photo-tokens'");
    }
}
