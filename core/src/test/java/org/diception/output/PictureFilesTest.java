package org.diception.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.diception.Instances;
import org.diception.Joint;
import org.diception.Keypoint;
import org.diception.Mask;
import org.diception.NormalMap;
import org.diception.Paintings;
import org.diception.Photo;
import org.diception.Point;
import org.diception.Pose;
import org.diception.Poses;
import org.diception.Prediction;
import org.diception.Task;
import org.diception.UsageException;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.junit.jupiter.api.Test;

class PictureFilesTest {
    private static final Instances TWO = Paintings.instances(Task.ENTITY.question(), """
            ##...
            ##...
            ##...""", """
            .....
            ..###
            .####""");

    private static List<OutputFile> files(Format format, Prediction prediction, OutputSettings settings) {
        Photo photo = Paintings.photo(prediction.width(), prediction.height());
        return format.files(Answer.of(prediction, photo), settings, "street.x");
    }

    private static BufferedImage picture(Format format, Prediction prediction, int index) throws IOException {
        OutputFile file = files(format, prediction, OutputSettings.defaults()).get(index);
        return ImageIO.read(new ByteArrayInputStream(file.bytes()));
    }

    @Test
    void labelsAreNumbersOfSixteenBitsAndTheSurestHasAPixelThatTwoClaim() throws IOException {
        BufferedImage labels = picture(Format.LABELS, TWO, 0);
        assertThat(labels.getColorModel().getPixelSize()).isEqualTo(16);
        assertThat(labels.getRaster().getSample(1, 2, 0)).isEqualTo(1);
        assertThat(labels.getRaster().getSample(2, 2, 0)).isEqualTo(2);
        assertThat(labels.getRaster().getSample(4, 0, 0)).isZero();
    }

    @Test
    void eachMaskIsAPictureOfThePhotosSize() throws IOException {
        List<OutputFile> masks = files(Format.MASKS, TWO, OutputSettings.defaults());
        assertThat(masks).extracting(OutputFile::end).containsExactly(".mask-01.png", ".mask-02.png");
        BufferedImage second = picture(Format.MASKS, TWO, 1);
        assertThat(second.getWidth()).isEqualTo(5);
        assertThat(second.getRaster().getSample(1, 2, 0)).isEqualTo(255);
        assertThat(second.getRaster().getSample(0, 0, 0)).isZero();
    }

    @Test
    void aCutOutHasThePhotosColoursAndTheAnswersAlpha() throws IOException {
        Mask mask = Paintings.mask(Task.SEGMENT.at(Point.at(1, 1)),
                new float[] {0, 0, 0, 0}, new float[] {0, 0.4f, 1, 0}, new float[] {0, 0, 0.001f, 0});
        OutputFile file = files(Format.CUTOUTS, mask, OutputSettings.defaults()).get(0);
        assertThat(file.end()).isEqualTo(".cutout.png");
        assertThat(file.meaning()).contains("at x 1, y 1 of the photo");
        BufferedImage cutOut = ImageIO.read(new ByteArrayInputStream(file.bytes()));
        assertThat(cutOut.getWidth()).isEqualTo(2);
        assertThat(cutOut.getHeight()).isEqualTo(1);
        RgbImage photo = Paintings.photo(4, 3).picture();
        int argb = cutOut.getRGB(0, 0);
        assertThat(argb >>> 24).isEqualTo(102);
        assertThat(argb >> 16 & 0xff).isEqualTo(photo.sample(1, 1, 0));
        assertThat(cutOut.getRGB(1, 0) >>> 24).isEqualTo(255);
    }

    @Test
    void anOverlayTintsWhatBelongsToAThingAndLeavesThePhotoAsItWas() throws IOException {
        RgbImage photo = Paintings.photo(5, 3).picture();
        BufferedImage overlay = picture(Format.OVERLAY, TWO, 0);
        assertThat(overlay.getRGB(4, 0) >> 16 & 0xff).isEqualTo(photo.sample(4, 0, 0));
        assertThat(overlay.getRGB(0, 1) & 0xffffff).isNotEqualTo(overlay.getRGB(4, 2) & 0xffffff);
        assertThat(overlay.getRGB(0, 1) & 0xff).isNotEqualTo(100);
        assertThat(Paintings.photo(5, 3).picture()).isEqualTo(photo);
    }

    @Test
    void contoursLeaveTheInsideAlone() throws IOException {
        String row = ".############.\n";
        Instances block = Paintings.instances(Task.ENTITY.question(), row.repeat(12));
        BufferedImage contours = picture(Format.CONTOURS, block, 0);
        RgbImage photo = Paintings.photo(14, 12).picture();
        assertThat(contours.getRGB(6, 6) >> 16 & 0xff).isEqualTo(photo.sample(6, 6, 0));
        assertThat(contours.getRGB(1, 6) & 0xffffff).isEqualTo(Palette.colour(1));
    }

    @Test
    void aSkeletonIsDrawnOverThePhoto() throws IOException {
        Pose person = new Pose(Map.of(Joint.LEFT_ELBOW, new Keypoint(10, 30, 1),
                Joint.LEFT_WRIST, new Keypoint(50, 30, 1)), 1);
        Poses poses = new Poses(Paintings.black(Task.POSE.question(), 60, 60), List.of(person),
                List.of(new Keypoint(30, 50, 1)));
        BufferedImage overlay = picture(Format.OVERLAY, poses, 0);
        assertThat(overlay.getRGB(30, 30) & 0xffffff).isEqualTo(0x00ffff); // the limb's colour
        assertThat(overlay.getRGB(50, 30) & 0xffffff).isEqualTo(0xff0000);
        assertThat(overlay.getRGB(30, 50) & 0xffffff).isEqualTo(0xff0000);
        assertThat(overlay.getRGB(5, 5) & 0xff).isEqualTo(100);
    }

    @Test
    void normalsAreTurnedWhereThatIsAskedForAndSayso() throws IOException {
        float[] vector = {0.6f, 0, 0.8f};
        NormalMap normals = new NormalMap(Paintings.black(Task.NORMAL.question(), 1, 1),
                new Planes(3, 1, 1, vector));
        OutputSettings turned = OutputSettings.defaults().withFlip(Flip.parse("x"));
        assertThat(Numbers.of(normals, turned).data().data()).containsExactly(-0.6f, 0, 0.8f);
        assertThat(files(Format.NPY, normals, turned).get(0).meaning()).contains("x (left), y (up)");
        BufferedImage picture = ImageIO.read(
                new ByteArrayInputStream(files(Format.PICTURE, normals, turned).get(0).bytes()));
        assertThat(picture.getRGB(0, 0) >> 16 & 0xff).isEqualTo(51);
        assertThat(Numbers.of(normals, OutputSettings.defaults()).data().data()).isSameAs(vector);
    }

    @Test
    void depthIsDistancesOnlyBetweenTwoEndsThatSomebodyNamed() throws IOException {
        Prediction depth = Paintings.depth(3, 0, 0.5f, 1);
        assertThatThrownBy(() -> OutputSettings.defaults()
                .withDepth(DepthConvention.DEPTH, DepthRange.ASSUMED))
                .isInstanceOf(UsageException.class).hasMessageContaining("needs a near and a far end");
        OutputSettings named = OutputSettings.defaults()
                .withDepth(DepthConvention.DEPTH, DepthRange.of(2, 8));
        float[] distances = Numbers.of(depth, named).data().data();
        assertThat(distances).containsExactly(new float[] {8, 3.2f, 2}, within(1e-5f));
        OutputFile png = files(Format.PNG16, depth, named).get(0);
        assertThat(png.meaning()).contains("v / 65535 * 8.0").contains("near = 2.0 and far = 8.0 as given");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png.bytes()));
        assertThat(picture.getRaster().getSample(0, 0, 0)).isEqualTo(65535);
        assertThat(picture.getRaster().getSample(2, 0, 0)).isEqualTo(16384);
    }

    @Test
    void aContactSheetHoldsEveryPictureAtItsOwnShape() {
        ContactSheet sheet = new ContactSheet("street.jpg");
        sheet.add(Paintings.photo(1000, 500).picture(), "photo");
        sheet.add(Paintings.photo(100, 100).picture(), "a caption that is much too long for a small picture");
        RgbImage page = sheet.page();
        assertThat(page.width()).isEqualTo(12 + 2 * (360 + 12));
        assertThat(page.height()).isEqualTo(12 + 26 + 180 + 26 + 12);
        assertThat(page.sample(12 + 372, 38, 2)).isEqualTo(100); // the second picture, not enlarged
        assertThat(page.sample(12 + 372 + 100, 38, 2)).isEqualTo(0xf4);
    }

    @Test
    void lettersAreDrawnDotByDot() {
        RgbImage page = RgbImage.black(24, 16);
        PixelFont.write(page, "T\u00e9", 0, 0, 0xffffff);
        StringBuilder art = new StringBuilder();
        for (int y = 0; y < 16; y += 2) {
            for (int x = 0; x < 10; x += 2) {
                art.append(page.sample(x, y, 0) > 0 ? '#' : '.');
            }
            art.append('\n');
        }
        assertThat(art).hasToString("""
                #####
                #.#.#
                ..#..
                ..#..
                ..#..
                ..#..
                ..#..
                .....
                """);
    }
}
