package org.diception;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PhotoTest {
    @Test
    void aFileTellsItsNameAndItsFocalLengthAndIsUpright() throws URISyntaxException {
        Path file = Path.of(getClass().getResource("image/lossless_exif6.webp").toURI());
        Photo photo = Photo.read(file);
        assertThat(photo.file()).isEqualTo("lossless_exif6.webp");
        assertThat(photo.focalLength35mm()).hasValue(28);
        assertThat(photo.picture()).isEqualTo(Images.read(file));
    }

    @Test
    void moreCanBeSaidAboutAPhotoAndTheFirstOneStaysAsItWas() {
        Photo photo = Paintings.photo(2, 1);
        Photo more = photo.with("place", "Bern");
        assertThat(more.about()).containsEntry("place", "Bern").containsEntry("file", "street.jpg");
        assertThat(photo.about()).doesNotContainKey("place");
        assertThat(Photo.of(photo.picture()).file()).isEmpty();
    }
}
