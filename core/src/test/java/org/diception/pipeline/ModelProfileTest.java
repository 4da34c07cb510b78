package org.diception.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diception.ModelException;
import org.diception.PointOrder;
import org.diception.WorkingSize;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.io.JsonConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsGoldens
class ModelProfileTest {
    @TempDir
    private Path folder;

    private ModelProfile profile(String own) throws IOException {
        Path index = Files.writeString(folder.resolve("model_index.json"), "{\"diception\": " + own + "}");
        return ModelProfile.of(JsonConfig.read(index));
    }

    @Test
    void theOfficialFolderGetsWhatItsAuthorsUsed() {
        ModelProfile profile = ModelProfile.of(JsonConfig.read(Goldens.path("model/model_index.json")));
        assertThat(profile.size()).isEqualTo(new WorkingSize(768, 768));
        assertThat(profile.order()).isEqualTo(PointOrder.X_Y);
        assertThat(profile.steps("depth", 28)).isEqualTo(28);
        assertThat(profile.guidance("depth", 2)).isEqualTo(2);
    }

    @Test
    void aModelNamesItsOwnSizeOrderAndSettings() throws IOException {
        ModelProfile profile = profile("""
                {"size": 128, "point_order": "y-x", "tasks": {"pose": {"steps": 8, "guidance": 1.5}}}""");
        assertThat(profile.size()).isEqualTo(new WorkingSize(128, 128));
        assertThat(profile.order()).isEqualTo(PointOrder.Y_X);
        assertThat(profile.steps("pose", 28)).isEqualTo(8);
        assertThat(profile.guidance("pose", 2)).isEqualTo(1.5);
        assertThat(profile.steps("depth", 28)).isEqualTo(28);
    }

    @Test
    void whatCannotBeIsTheModelsFaultNotTheUsers() {
        String[] wrong = {"{\"size\": 0}", "{\"size\": \"big\"}", "{\"point_order\": \"up\"}"};
        for (String own : wrong) {
            assertThatThrownBy(() -> profile(own)).as(own)
                    .isInstanceOf(ModelException.class).hasMessageContaining("model_index.json");
        }
    }
}
