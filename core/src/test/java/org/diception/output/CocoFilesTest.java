package org.diception.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.diception.Instance;
import org.diception.Instances;
import org.diception.Joint;
import org.diception.Keypoint;
import org.diception.Mask;
import org.diception.Paintings;
import org.diception.Photo;
import org.diception.Point;
import org.diception.Pose;
import org.diception.Poses;
import org.diception.Prediction;
import org.diception.Region;
import org.diception.Task;
import org.diception.readout.CocoRle;
import org.diception.text.CocoClasses;
import org.junit.jupiter.api.Test;

class CocoFilesTest {
    private static final Instances TWO = Paintings.instances(Task.SEMANTIC.named("traffic light"), """
            ##...
            ##...
            ##...""", """
            .....
            .....
            ..###""");

    private static JsonNode json(Format format, Prediction prediction, int index) throws IOException {
        Answer answer = Answer.of(prediction, Paintings.photo(prediction.width(), prediction.height()));
        return new ObjectMapper().readTree(
                format.files(answer, OutputSettings.defaults(), "street.x").get(index).bytes());
    }

    @Test
    void runLengthsOfARegionAreThoseOfItsMask() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            boolean[] mask = new boolean[7 * 5];
            for (int i = 0; i < mask.length; i++) {
                mask[i] = random.nextInt(4) > round % 4;
            }
            mask[random.nextInt(mask.length)] = true;
            Instances one = new Instances(Paintings.black(Task.ENTITY.question(), 7, 5),
                    List.of(new Instance(Region.of(mask, 7), TWO.instances().get(0).share(), "", 1, 0)));
            CocoRle rle = Thing.of(one).get(0).rle();
            assertThat(rle).isEqualTo(CocoRle.encode(mask, 7));
            assertThat(rle.compressed()).isEqualTo(CocoRle.encode(mask, 7).compressed());
        }
    }

    @Test
    void resultsAreMasksWithScoresAndNoBoxes() throws IOException {
        JsonNode results = json(Format.COCO, TWO, 0);
        assertThat(results).hasSize(2);
        JsonNode first = results.get(0);
        assertThat(fields(first)).containsExactly("image_id", "category_id", "segmentation", "score");
        assertThat(first.path("category_id").asInt()).isEqualTo(10);
        assertThat(first.path("score").asDouble()).isEqualTo(1);
        CocoRle rle = CocoRle.parse(first.path("segmentation").path("size").get(0).asInt(),
                first.path("segmentation").path("size").get(1).asInt(),
                first.path("segmentation").path("counts").asText());
        assertThat(rle.decode()).isEqualTo(TWO.instances().get(0).toArray());
    }

    @Test
    void aPhotoNamedWithANumberHasThatIdAndOthersOneOfTheirName() {
        Photo photo = Paintings.photo(1, 1);
        assertThat(CocoNumbers.photo(photo.with(Photo.FILE, "000000000139.jpg"))).isEqualTo(139);
        long street = CocoNumbers.photo(photo.with(Photo.FILE, "street.jpg"));
        assertThat(street).isBetween(1L, 1L << 48)
                .isEqualTo(CocoNumbers.photo(photo.with(Photo.FILE, "street.jpg")))
                .isNotEqualTo(CocoNumbers.photo(photo.with(Photo.FILE, "street2.jpg")));
    }

    @Test
    void classesHaveCocosIdsAndEverythingElseOne() {
        assertThat(CocoClasses.NAMES.stream().map(CocoNumbers::category).toList())
                .startsWith(1, 2, 3).contains(13, 90).doesNotContain(12, 26, 83)
                .doesNotHaveDuplicates().isSorted();
        assertThat(CocoNumbers.category("toothbrush")).isEqualTo(90);
        assertThat(CocoNumbers.category("cell phone")).isEqualTo(77);
        assertThat(CocoNumbers.category("")).isEqualTo(1);
    }

    @Test
    void polygonsAreACompleteAnnotationFile() throws IOException {
        JsonNode file = json(Format.POLYGONS, TWO, 0);
        JsonNode image = file.path("images").get(0);
        assertThat(image.path("file_name").asText()).isEqualTo("street.jpg");
        assertThat(image.path("width").asInt()).isEqualTo(5);
        JsonNode second = file.path("annotations").get(1);
        assertThat(second.path("image_id").asLong()).isEqualTo(image.path("id").asLong());
        assertThat(second.path("segmentation").toString()).isEqualTo("[[2,2,5,2,5,3,2,3]]");
        assertThat(second.path("bbox").toString()).isEqualTo("[2,2,3,1]");
        assertThat(second.path("area").asInt()).isEqualTo(3);
        assertThat(second.path("polygon_iou").asDouble()).isEqualTo(1);
        assertThat(file.path("categories").get(0).path("name").asText()).isEqualTo("traffic light");
    }

    @Test
    void panopticIdsAreTheColoursOfThePicture() throws IOException {
        Answer answer = Answer.of(TWO, Paintings.photo(5, 3));
        List<OutputFile> files = Format.PANOPTIC.files(answer, OutputSettings.defaults(), "street.x");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(files.get(0).bytes()));
        JsonNode annotation = json(Format.PANOPTIC, TWO, 1).path("annotations").get(0);
        assertThat(annotation.path("file_name").asText()).isEqualTo("street.x" + files.get(0).end());
        JsonNode segments = annotation.path("segments_info");
        assertThat(segments).hasSize(2);
        assertThat(segments.get(0).path("id").asInt()).isEqualTo(id(picture.getRGB(1, 1)));
        assertThat(segments.get(1).path("id").asInt()).isEqualTo(id(picture.getRGB(4, 2)));
        assertThat(id(picture.getRGB(4, 0))).isZero();
        assertThat(segments.get(1).path("area").asInt()).isEqualTo(3);
        assertThat(segments.get(1).path("bbox").toString()).isEqualTo("[2,2,3,1]");
    }

    private static int id(int rgb) {
        return (rgb >> 16 & 0xff) + 256 * (rgb >> 8 & 0xff) + 65536 * (rgb & 0xff);
    }

    @Test
    void panopticColoursNeverRepeat() {
        assertThat(Palette.distinct(3000)).doesNotHaveDuplicates();
    }

    @Test
    void amgRecordsHaveAllFieldsAndNullForWhatIsNotKnown() throws IOException {
        Mask mask = Paintings.mask(Task.SEGMENT.at(Point.at(1, 0), Point.normalised(0.5, 0.5)),
                new float[] {0.2f, 0.9f}, new float[] {0.6f, 0.5f});
        JsonNode record = json(Format.AMG, mask, 0).get(0);
        assertThat(fields(record)).containsExactly("segmentation", "area", "bbox", "predicted_iou",
                "point_coords", "stability_score", "crop_box", "score");
        assertThat(record.path("predicted_iou").isNull()).isTrue();
        assertThat(record.path("area").asInt()).isEqualTo(3);
        assertThat(record.path("point_coords").toString()).isEqualTo("[[1.0,0.0],[1.0,1.0]]");
        assertThat(record.path("crop_box").toString()).isEqualTo("[0,0,2,2]");
        assertThat(json(Format.AMG, TWO, 0).get(0).path("point_coords").isNull()).isTrue();
    }

    @Test
    void keypointsCountFromTheMiddleOfTheFirstPixelAndUnseenOnesAreZero() throws IOException {
        Pose person = new Pose(Map.of(Joint.NOSE, new Keypoint(10.5, 20, 0.8),
                Joint.RIGHT_ANKLE, new Keypoint(3, 4, 0.5)), 0.7);
        Poses poses = new Poses(Paintings.black(Task.POSE.question(), 40, 30), List.of(person),
                List.of(new Keypoint(1, 1, 1)));
        JsonNode result = json(Format.COCO, poses, 0).get(0);
        List<Double> numbers = new ArrayList<>();
        result.path("keypoints").forEach(number -> numbers.add(number.asDouble()));
        assertThat(numbers).hasSize(51).startsWith(10.0, 19.5, 2.0, 0.0, 0.0, 0.0).endsWith(2.5, 3.5, 2.0);
        assertThat(result.path("num_keypoints").asInt()).isEqualTo(2);
        assertThat(result.path("category_id").asInt()).isEqualTo(1);
        assertThat(result.path("score").asDouble()).isEqualTo(0.7, within(1e-9));
    }

    @Test
    void anEmptyMaskGivesEmptyListsAndNoFilesOfItsOwn() throws IOException {
        Mask nothing = Paintings.mask(Task.SEGMENT.at(Point.at(0, 0)), new float[] {0.1f, 0.2f});
        assertThat(json(Format.COCO, nothing, 0)).isEmpty();
        assertThat(json(Format.POLYGONS, nothing, 0).path("annotations")).isEmpty();
        Answer answer = Answer.of(nothing, Paintings.photo(2, 1));
        assertThat(Format.CUTOUTS.files(answer, OutputSettings.defaults(), "x")).isEmpty();
    }

    private static List<String> fields(JsonNode node) {
        Iterable<String> names = node::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }
}
