package org.diception.train.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.diception.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** COCO's sets, from miniatures in exactly their layout. */
class CocoSetsTest {
    private static final String IMAGES = """
            "images": [{"id": 139, "file_name": "000000000139.png", "width": 8, "height": 6},
                       {"id": 285, "file_name": "000000000285.png", "width": 8, "height": 6}]""";

    @TempDir
    private Path folder;

    @Test
    void instancesArePolygonsAndCrowdsAreRunLengths() {
        DataSet set = instances("""
                {"id": 1, "image_id": 139, "category_id": 18, "area": 12.5, "iscrowd": 0,
                 "bbox": [1, 1, 4, 3], "segmentation": [[1, 1, 5, 1, 5, 4, 1, 4]]},
                {"id": 2, "image_id": 139, "category_id": 1, "area": 8, "iscrowd": 1, "bbox": [0, 0, 8, 1],
                 "segmentation": {"size": [6, 8], "counts": [0, 1, 5, 1, 5, 1, 35]}}""");
        assertThat(set.size()).isEqualTo(2);
        assertThat(set.name(0)).isEqualTo("000000000139.png");
        TrueInstances truth = set.sample(0).need(TrueInstances.class);
        assertThat(truth.instances()).hasSize(2);
        assertThat(truth.instances().get(0).className()).isEqualTo("dog");
        assertThat(truth.instances().get(0).area()).as("the file's own").isEqualTo(12.5);
        assertThat(truth.instances().get(0).mask().area()).isEqualTo(12);
        assertThat(truth.instances().get(1).crowd()).isTrue();
        assertThat(truth.classes()).containsExactly("dog", "person");
        assertThat(set.sample(1).need(TrueInstances.class).instances()).as("nothing is annotated").isEmpty();
        assertThat(set.problems()).isEmpty();
    }

    @Test
    void anAnnotationThatCannotBeUsedIsLeftOutAndNamed() {
        DataSet set = instances("""
                {"id": 7, "image_id": 139, "category_id": 1, "area": 1, "iscrowd": 0, "bbox": [1, 1, 4, 3],
                 "segmentation": [[1, 1, 5, 1]]}""");
        assertThat(set.problems()).hasSize(1).hasEntrySatisfying(
                "instances_val2017.json, annotation 7", cause -> assertThat(cause).contains("polygon"));
        assertThat(set.sample(0).need(TrueInstances.class).instances()).isEmpty();
    }

    @Test
    void peopleHaveTheirJointsAndBoxes() {
        var files = photos();
        files.text("annotations/person_keypoints_val2017.json", "{" + IMAGES + """
                , "categories": [{"id": 1, "name": "person"}], "annotations": [
                {"id": 1, "image_id": 285, "category_id": 1, "area": 20, "iscrowd": 0, "num_keypoints": 1,
                 "bbox": [1, 1, 4, 5], "keypoints": [3, 2, 2%s]}]}""".formatted(", 0, 0, 0".repeat(16)));
        DataSet set = new CocoKeypoints(folder.resolve("val2017"),
                folder.resolve("annotations/person_keypoints_val2017.json"));
        TruePeople.Person person = set.sample(1).need(TruePeople.class).people().get(0);
        assertThat(person.labelled()).isEqualTo(1);
        assertThat(person.joints()).startsWith(3, 2, 2);
        assertThat(person.box()).containsExactly(1, 1, 4, 5);
        assertThat(set.sample(0).need(TruePeople.class).people()).isEmpty();
    }

    @Test
    void aMissingPhotoAndOneOfAnotherSizeAreErrors() {
        DataSet set = instances("""
                {"id": 1, "image_id": 139, "category_id": 1, "area": 12, "iscrowd": 0, "bbox": [1, 1, 4, 3],
                 "segmentation": [[1, 1, 5, 1, 5, 4, 1, 4]]}""");
        new Miniature(folder).photo("val2017/000000000139.png", 9, 6);
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("8x6").hasMessageContaining("9x6");
        folder.resolve("val2017/000000000285.png").toFile().delete();
        assertThatThrownBy(() -> set.sample(1)).isInstanceOf(InputException.class)
                .hasMessageContaining("000000000285.png: no such file");
    }

    @Test
    void aFileNameThatLeadsOutOfTheFolderIsAnError() {
        var files = photos();
        files.text("annotations/a.json", """
                {"images": [{"id": 1, "file_name": "../x.png", "width": 8, "height": 6}],
                 "categories": [], "annotations": []}""");
        DataSet set = new CocoInstances(folder.resolve("val2017"), folder.resolve("annotations/a.json"));
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("names no file in");
    }

    private Miniature photos() {
        var files = new Miniature(folder);
        files.photo("val2017/000000000139.png", 8, 6);
        files.photo("val2017/000000000285.png", 8, 6);
        return files;
    }

    private DataSet instances(String annotations) {
        photos().text("annotations/instances_val2017.json", "{" + IMAGES + """
                , "categories": [{"id": 1, "name": "person"}, {"id": 18, "name": "dog"}],
                "annotations": [""" + annotations + "]}");
        return new CocoInstances(folder.resolve("val2017"),
                folder.resolve("annotations/instances_val2017.json"));
    }
}
