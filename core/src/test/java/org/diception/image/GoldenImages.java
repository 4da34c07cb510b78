package org.diception.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.diception.golden.Goldens;

/** The reference pictures: sources, what Pillow and OpenCV decoded, and what Pillow made of them. */
final class GoldenImages {
    static final Path IMAGES = Goldens.path("images");

    private GoldenImages() {}

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (JsonNode image : Goldens.json("images/images.json").get("images")) {
            names.add(image.get("file").asText());
        }
        assertThat(names).isNotEmpty();
        return names;
    }

    static RgbImage source(String name, Decoding decoding) {
        return ImageFile.open(IMAGES.resolve("src").resolve(name), ImageLimits.DEFAULT).decode(decoding);
    }

    /** The reference's name for what Pillow resized: it ends in the side of the square. */
    static String squares() {
        try (Stream<Path> folders = Files.list(IMAGES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.startsWith("lanczos_")).findAny().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean has(String folder, String name) {
        return Files.exists(file(folder, name));
    }

    static RgbImage picture(String folder, String name) {
        return ImageFile.read(file(folder, name));
    }

    /** What OpenCV decoded; the folder holds only what differs from Pillow. */
    static RgbImage openCv(String name) {
        return picture(has("decoded_cv2", name) ? "decoded_cv2" : "decoded_pil", name);
    }

    private static Path file(String folder, String name) {
        return IMAGES.resolve(folder).resolve(name.replace('.', '_') + ".png");
    }
}
