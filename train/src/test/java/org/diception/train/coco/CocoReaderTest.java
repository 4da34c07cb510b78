package org.diception.train.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diception.InputException;
import org.diception.readout.CocoRle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CocoReaderTest {
    private static final String HEAD = "{'info': {'year': 2017}, "
            + "'images': [{'id': 7, 'width': 4, 'height': 3, 'file_name': 'cups.jpg'}, {'id': 8}], "
            + "'categories': [{'id': 47, 'name': 'cup'}], ";
    private static final String GOOD =
            "'id': 5, 'image_id': 7, 'category_id': 47, 'area': 6.5, 'iscrowd': 0, ";
    private static final String FOUND = "'image_id': 7, 'category_id': 47, 'score': 0.5, ";

    @TempDir
    private Path folder;

    @Test
    void masksAreReadFromPolygonsAndBothFormsOfRunLengths() throws IOException {
        List<CocoTruth<CocoRle>> truths = truths(CocoKind.masks(), HEAD
                + "'annotations': ["
                + "{'segmentation': [[0, 0, 2, 0, 2, 3, 0, 3]], 'id': 1, 'image_id': 7, 'category_id': 47,"
                + " 'area': 6, 'iscrowd': 0, 'bbox': [0, 0, 2, 3]},"
                + "{'segmentation': {'counts': [6, 6], 'size': [3, 4]}, 'id': 2, 'image_id': 7,"
                + " 'category_id': 47, 'area': 9e1, 'iscrowd': 1},"
                + "{'segmentation': {'size': [3, 4], 'counts': '66'}, 'id': 3, 'image_id': 7,"
                + " 'category_id': 47, 'area': 6}]}").objects();
        assertThat(truths).extracting(truth -> truth.shape().counts())
                .containsExactly(new int[] {0, 6, 6}, new int[] {6, 6}, new int[] {6, 6});
        assertThat(truths).extracting(CocoTruth::crowd).containsExactly(false, true, false);
        assertThat(truths).extracting(CocoTruth::ignored).containsExactly(false, true, false);
        assertThat(truths).extracting(CocoTruth::area).containsExactly(6.0, 90.0, 6.0);
    }

    @Test
    void annotationsMayStandBeforeTheImagesTheyAreAbout() throws IOException {
        String annotations = "'annotations': [{" + GOOD + "'bbox': [1, 1, 2, 2]}]";
        CocoTruths<CocoBox> truths =
                truths(CocoKind.boxes(), "{" + annotations + ", " + HEAD.substring(1) + "'licenses': []}");
        assertThat(truths.objects()).singleElement().extracting(CocoTruth::shape)
                .isEqualTo(new CocoBox(1, 1, 2, 2));
        assertThat(truths.images().get(0)).isEqualTo(new CocoImage(7, "cups.jpg", 4, 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'segmentation': {'size': [3, 4], 'counts': '6!'}      | character 1 is none of",
        "'segmentation': {'size': [3, 4], 'counts': '65'}      | runs of 11 pixels",
        "'segmentation': {'size': [3, 4], 'counts': [6, 6.5]}  | a run of 6.5 pixels",
        "'segmentation': {'size': [3, 4], 'counts': [6, -1]}   | run 1 of -1 pixels",
        "'segmentation': {'size': [4, 3], 'counts': '66'}      | in image 7 of [3, 4]",
        "'segmentation': {'counts': '66'}                      | has no 'segmentation'",
        "'segmentation': {'size': [3, 4]}                      | has no 'counts'",
        "'segmentation': [[1, 1, 3, 2]]                        | a polygon of 4 numbers",
        "'segmentation': [[1, 1, 3, 2, NaN, 3]]                | 'segmentation' is NaN, wanted",
        "'segmentation': [[1, 1, 3, 2, 1e300, 3]]              | a corner at 1.0E300",
        "'segmentation': [[1, 1, 3, 2, 'x', 3]]                | 'segmentation' is x, wanted a number",
        "'segmentation': []                                    | has no 'segmentation'",
        "'segmentation': 'none'  | wanted polygons or run lengths",
        "'bbox': [0, 0, 1, 1]                                  | has no 'segmentation'"})
    void aMaskThatIsNoneIsNamed(String mask, String cause) throws IOException {
        refused(CocoKind.masks(), GOOD + mask, "annotation 5: ", cause);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'id': 5, 'image_id': 9, 'category_id': 47, 'area': 1   | image 9 is not among the images",
        "'id': 5, 'image_id': 7, 'category_id': 1, 'area': 1    | class 1 is not among the classes",
        "'id': 5, 'category_id': 47, 'area': 1                  | has no 'image_id'",
        "'id': 5, 'image_id': 7, 'category_id': 47              | has no 'area'",
        "'id': 5, 'image_id': 7, 'category_id': 47, 'area': NaN | 'area' is NaN, wanted a finite number",
        "'id': 5, 'image_id': 7, 'category_id': 47, 'area': -2  | an area of -2.0",
        "'id': 5, 'image_id': '7', 'category_id': 47, 'area': 1 | 'image_id' is 7, wanted a whole number",
        "'id': 5, 'image_id': 7, 'category_id': 4.5, 'area': 1  | wanted a whole number"})
    void anAnnotationOfNothingIsNamed(String annotation, String cause) throws IOException {
        refused(CocoKind.boxes(), annotation + ", 'bbox': [1, 1, 2, 2]", "annotation 5: ", cause);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'bbox': [1, 1, 2]                   | a box of [1.0, 1.0, 2.0]",
        "'bbox': [1, 1, 2, -1]               | wanted x, y, width, height",
        "'bbox': [1, 1, Infinity, 2]         | 'bbox' is Infinity"})
    void aBoxThatIsNoneIsNamed(String box, String cause) throws IOException {
        refused(CocoKind.boxes(), GOOD + box, "annotation 5: ", cause);
    }

    @Test
    void jointsThatContradictTheirNumberAreNamed() throws IOException {
        String joints = "[" + "1, 1, 2, ".repeat(16) + "1, 1, 0]";
        refused(CocoKind.poses(), GOOD + "'bbox': [0, 0, 2, 2], 'num_keypoints': 0, 'keypoints': " + joints,
                "annotation 5", "'num_keypoints' is 0, but 16 joints are annotated");
        refused(CocoKind.poses(), GOOD + "'bbox': [0, 0, 2, 2], 'num_keypoints': 1, 'keypoints': [1, 1, 2]",
                "annotation 5", "3 joint numbers, wanted 17 times 3");
        refused(CocoKind.poses(), GOOD + "'num_keypoints': 16, 'keypoints': " + joints,
                "annotation 5", "has no 'bbox'");
    }

    @Test
    void objectsThatCountInAnUnexpectedWayAreRemarkedOn() throws IOException {
        String mask = "'segmentation': {'size': [3, 4], 'counts': [12]}}]}";
        assertThat(truths(CocoKind.masks(), HEAD + "'annotations': [{" + GOOD + mask).remarks())
                .containsExactly("annotation 5: covers no pixel; nothing can find it, it counts as missed");
        String box = GOOD.replace("5,", "0,") + "'bbox': [1, 1, 2, 2]}]}";
        assertThat(truths(CocoKind.boxes(), HEAD + "'annotations': [{" + box).remarks())
                .singleElement().asString().startsWith("annotation 0: pycocotools reads this id");
    }

    @Test
    void anIdMayBeThereOnce() throws IOException {
        String annotation = "{" + GOOD + "'bbox': [1, 1, 2, 2]}";
        assertThatThrownBy(() -> truths(CocoKind.boxes(),
                HEAD + "'annotations': [" + annotation + ", " + annotation + "]}"))
                .hasMessageContaining("annotation 5: another one before it has this id");
        assertThatThrownBy(() -> truths(CocoKind.boxes(), "{'images': [{'id': 1}, {'id': 1}],"
                + "'categories': [{'id': 47}], 'annotations': [" + annotation + "]}"))
                .isInstanceOf(InputException.class).hasMessageContaining("image 1 is there twice");
    }

    @Test
    void whatIsLeftOutIsCountedAndNamed() throws IOException {
        Path truth = write(HEAD + "'annotations': [{" + GOOD + "'bbox': [1, 1, 2, 2]}, "
                + "{'id': 6, 'image_id': 9, 'category_id': 47, 'bbox': [1, 1, 2, 2]}, 3, {'id': 8}]}");
        List<String> problems = new ArrayList<>();
        CocoTruths<CocoBox> truths = CocoReader.truths(
                truth, CocoKind.boxes(), (entry, cause) -> problems.add(entry + ": " + cause));
        assertThat(truths.objects()).hasSize(1);
        assertThat(problems).containsExactly("annotation 6: image 9 is not among the images of the truth",
                "annotation at index 2: is not an object", "annotation 8: has no 'image_id'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'image_id': 9, 'category_id': 47, 'score': 1  | image 9 is not among the images",
        "'image_id': 7, 'category_id': 47              | has no 'score'",
        "'image_id': 7, 'category_id': 47, 'score': NaN | 'score' is NaN, wanted a finite number",
        "'image_id': 7, 'category_id': 47, 'score': 1e999 | wanted a finite number"})
    void aResultOfNothingIsNamed(String result, String cause) {
        assertThatThrownBy(() -> results(CocoKind.boxes(), "[{" + result + ", 'bbox': [0, 0, 1, 1]}]"))
                .isInstanceOf(InputException.class).hasMessageContaining("result 0: ")
                .hasMessageContaining(cause);
    }

    @Test
    void aBoxInTheFirstResultGivesMasksTheirAreaAsPycocotoolsDoes() throws IOException {
        String results = "[{" + FOUND
                + "'segmentation': {'size': [3, 4], 'counts': '66'}, 'bbox': [0, 0, 4, 3]}]";
        assertThat(results(CocoKind.masks(), results).get(0).area()).isEqualTo(12);
        assertThat(results(CocoKind.masksByOwnArea(), results).get(0).area()).isEqualTo(6);
        String without = results.replace("[0, 0, 4, 3]", "[]");
        assertThat(results(CocoKind.masks(), without).get(0).area()).isEqualTo(6);
    }

    @Test
    void filesOfAnotherLayoutAreRefused() throws IOException {
        assertThatThrownBy(() -> truths(CocoKind.boxes(), "[]"))
                .hasMessageContaining("is this a results file");
        assertThatThrownBy(() -> results(CocoKind.boxes(), "{}")).hasMessageContaining("is it the truth");
        assertThatThrownBy(() -> truths(CocoKind.boxes(), "{'images': []}"))
                .hasMessageContaining("this one [images]");
        assertThatThrownBy(() -> truths(CocoKind.boxes(), "{'images': 3}")).hasMessageContaining("no list");
        assertThatThrownBy(() -> truths(CocoKind.boxes(), "{'images': [{'id': 'a'}]}"))
                .hasMessageContaining("no whole number as 'id'");
        assertThatThrownBy(() -> truths(CocoKind.boxes(), HEAD + "'annotations': [{'id': 1,"))
                .isInstanceOf(InputException.class).hasMessageContaining("not valid JSON");
        assertThatThrownBy(() -> results(CocoKind.boxes(), "[] []")).hasMessageContaining("after the end");
        assertThatThrownBy(() -> results(CocoKind.boxes(), "[{'score': 1, 'score': 2}]"))
                .hasMessageContaining("Duplicate");
        Path none = folder.resolve("none.json");
        assertThatThrownBy(() -> CocoReader.truths(none, CocoKind.boxes(), CocoProblems.refuse(none)))
                .isInstanceOf(InputException.class).hasMessageContaining("none.json: no such file");
    }

    private <S> void refused(CocoKind<S> kind, String annotation, String... parts) {
        assertThatThrownBy(() -> truths(kind, HEAD + "'annotations': [{" + annotation + "}]}"))
                .isInstanceOf(InputException.class).hasMessageContainingAll(parts)
                .hasMessageContaining("file.json: ");
    }

    private <S> CocoTruths<S> truths(CocoKind<S> kind, String json) throws IOException {
        Path file = write(json);
        return CocoReader.truths(file, kind, CocoProblems.refuse(file));
    }

    private <S> List<CocoFound<S>> results(CocoKind<S> kind, String json) throws IOException {
        CocoTruths<S> truths = truths(kind, HEAD + "'annotations': []}");
        Path file = write(json);
        return CocoReader.results(file, kind, truths, CocoProblems.refuse(file));
    }

    private Path write(String json) throws IOException {
        return Files.writeString(folder.resolve("file.json"), json.replace('\'', '"'));
    }
}
