package org.diception.train.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.diception.InputException;
import org.diception.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairFolderTest {
    @TempDir
    private Path folder;

    @Test
    void photosMeetTheTargetsOfTheirNames() {
        var files = new Miniature(folder);
        files.photo("images/b.png", 6, 4);
        files.photo("images/a.png", 6, 4);
        files.picture("targets/a.png", 6, 4, 0xFFFFFF);
        files.picture("targets/b.png", 6, 4, 0x000000);
        files.text("points/b.json", "[[3.5, 1.5], [2, 2]]");
        DataSet set = new PairFolder(folder, "image-to-shadow");
        assertThat(set.size()).isEqualTo(2);
        assertThat(set.name(0)).isEqualTo("a.png");
        TruePicture first = set.sample(0).need(TruePicture.class);
        assertThat(first.prompt()).isEqualTo("image-to-shadow");
        assertThat(first.picture().sample(0, 0, 0)).isEqualTo(255);
        assertThat(first.points()).isEmpty();
        assertThat(set.sample(1).need(TruePicture.class).points())
                .containsExactly(Point.at(3.5, 1.5), Point.at(2, 2));
    }

    @Test
    void aPhotoWithoutTargetAndOneOfAnotherSizeAreErrors() {
        var files = new Miniature(folder);
        files.photo("images/a.png", 6, 4);
        DataSet set = new PairFolder(folder, "x");
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("a.png: no target");
        files.picture("targets/a.png", 6, 5, 0);
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("a.png: the photo has 6x4 pixels, its picture 6x5");
    }

    @Test
    void aMaskOfZerosAndOnesIsAnErrorAndABlackOneIsNot() {
        var files = new Miniature(folder);
        files.photo("images/a.png", 6, 4);
        files.picture("targets/a.png", 6, 4, 0x010101);
        DataSet set = new PairFolder(folder, "x");
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContainingAll("a.png: the brightest sample is 1 of 255", "painted white");
        files.picture("targets/a.png", 6, 4, 0);
        assertThat(set.sample(0).need(TruePicture.class).picture().sample(0, 0, 0)).isZero();
    }

    @Test
    void aFolderWithoutPhotosIsAnError() {
        assertThatThrownBy(() -> new PairFolder(folder, "x")).isInstanceOf(InputException.class)
                .hasMessageContainingAll("images: no such folder; put photos into it", "targets");
        new Miniature(folder).text("images/readme.txt", "");
        assertThatThrownBy(() -> new PairFolder(folder, "x")).isInstanceOf(InputException.class)
                .hasMessageContaining("no pictures here");
    }
}
