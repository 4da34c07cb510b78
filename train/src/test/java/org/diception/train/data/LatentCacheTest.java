package org.diception.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.InputException;
import org.diception.io.SafetensorsFile;
import org.diception.nn.Engine;
import org.diception.text.PromptSet;
import org.diception.train.augment.Augmentation;
import org.diception.train.augment.Mirror;
import org.diception.train.datasets.DataSet;
import org.diception.train.datasets.FirstOf;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.Skips;
import org.diception.train.datasets.SyntheticScenes;
import org.diception.train.scenes.SceneStyle;
import org.diception.vae.Autoencoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatentCacheTest {
    private static final int SIDE = 32;
    private static final Questions DEPTH = new Questions(Set.of(PromptSet.DEPTH), 0, 0, 0);
    private static final DataSet SCENES = new SyntheticScenes(5, 6, SIDE, SceneStyle.PLAIN);

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    /** An eighth of the sides, by averaging: it needs no weights. */
    private static final class Averages implements Autoencoder {
        @Override
        public Tensor encode(Tensor image) {
            return torch.adaptive_avg_pool2d(image, image.size(2) / 8, image.size(3) / 8);
        }

        @Override
        public Tensor encode(Tensor image, Tensor noise) {
            return encode(image);
        }

        @Override
        public Tensor decode(Tensor scaledLatents) {
            throw new UnsupportedOperationException("not needed here");
        }

        @Override
        public int factor() {
            return 8;
        }

        @Override
        public int channels() {
            return 3;
        }
    }

    private void fill(DataSet set, Augmentation augmentation, int versions, String settings) {
        Engine.load();
        try (PointerScope scope = new PointerScope()) {
            new LatentCache(new LatentEncoder(new Averages(), Engine.cpu(), SIDE), DEPTH, augmentation,
                    versions, 1).fill(set, folder, settings, new Skips("scenes", 1), said::add);
        }
    }

    private byte[] shard() throws IOException {
        return Files.readAllBytes(folder.resolve("shard-00000.safetensors"));
    }

    @Test
    void everySampleIsThereOnceForEachVersion() throws IOException {
        fill(SCENES, new Mirror().sometimes(.5), 3, "x");
        assertThat(said).containsExactly("synthetic: 18 of 18 samples encoded");
        try (PointerScope scope = new PointerScope();
                SafetensorsFile file = SafetensorsFile.open(folder.resolve("shard-00000.safetensors"))) {
            assertThat(file.shape("photo")).containsExactly(18, 3, 4, 4);
            assertThat(file.shape("answer")).containsExactly(18, 3, 4, 4);
            assertThat(file.metadata().get("prompts").lines()).hasSize(18).containsOnly(PromptSet.DEPTH);
        }
        try (PointerScope scope = new PointerScope();
                LatentPool pool = new LatentPool(
                        List.of(folder), new TaskMix(Map.of(PromptSet.DEPTH, 1.0)), List.of(), 0)) {
            assertThat(pool.draw(new java.util.Random(1)).photo().size(0)).isEqualTo(3);
        }
    }

    @Test
    void theSameSetAndSettingsGiveTheSameBytesAndAreNotMadeTwice() throws IOException {
        fill(SCENES, new Mirror().sometimes(.5), 2, "x");
        byte[] first = shard();
        said.clear();
        fill(SCENES, new Mirror().sometimes(.5), 2, "x");
        assertThat(said).isEmpty();
        Files.delete(folder.resolve("shard-00000.safetensors"));
        fill(SCENES, new Mirror().sometimes(.5), 2, "x");
        assertThat(shard()).isEqualTo(first);
    }

    @Test
    void latentsOfSomethingElseAreRefused() {
        fill(SCENES, new Mirror(), 1, "autoencoder 1");
        assertThatThrownBy(() -> fill(SCENES, new Mirror(), 1, "autoencoder 2"))
                .isInstanceOf(InputException.class).hasMessageContainingAll(
                        "holds latents of synthetic, 6 samples", "autoencoder 1; this run learns from");
        assertThatThrownBy(() -> fill(new FirstOf(SCENES, 5), new Mirror(), 1, "autoencoder 1"))
                .isInstanceOf(InputException.class).hasMessageContaining("learns from synthetic, 5 samples");
    }

    /** Broken where it is told to be. */
    private record Broken(DataSet whole, Set<Integer> broken) implements DataSet {
        @Override
        public String name() {
            return whole.name();
        }

        @Override
        public int size() {
            return whole.size();
        }

        @Override
        public String name(int index) {
            return whole.name(index);
        }

        @Override
        public Sample sample(int index) {
            if (broken.contains(index)) {
                throw new InputException(name(index) + ": damaged");
            }
            return whole.sample(index);
        }
    }

    @Test
    void brokenSamplesAreLeftOutUpToALimit() {
        fill(new Broken(SCENES, Set.of(2)), new Mirror(), 1, "x");
        assertThat(folder.resolve("shard-00000.safetensors")).exists();
        assertThatThrownBy(() -> fill(new Broken(SCENES, Set.of(1, 2, 3)), new Mirror(), 1, "y"))
                .isInstanceOf(InputException.class);
    }
}
