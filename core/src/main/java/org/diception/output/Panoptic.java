package org.diception.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.diception.Box;
import org.diception.image.PngWriter;
import org.diception.image.RgbImage;

/**
 * COCO's panoptic format: an RGB PNG in which a pixel's id is R + 256 G + 65536 B, 0 for none, and a JSON
 * file with photo, categories and {@code segments_info} for the ids. The ids are colours that are easy to
 * tell apart, so the PNG is for eyes too. Pixels that several things claim belong to the surest; area and
 * box are those of what is left.
 */
final class Panoptic {
    private Panoptic() {}

    static List<OutputFile> of(Answer answer, String pictureEnd, String jsonEnd, String pictureName) {
        List<Thing> things = Thing.of(answer.prediction());
        int[] labels = LabelMap.labels(answer.prediction());
        int[] colours = Palette.distinct(things.size());
        RgbImage picture = RgbImage.black(answer.width(), answer.height());
        for (int i = 0; i < labels.length; i++) {
            for (int k = 0; k < 3; k++) {
                picture.rgb()[3 * i + k] = (byte) (colours[labels[i]] >> 16 - 8 * k);
            }
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("images").add(CocoNumbers.photoJson(answer.photo()));
        ObjectNode annotation = json.putArray("annotations").addObject();
        annotation.put("image_id", CocoNumbers.photo(answer.photo())).put("file_name", pictureName);
        segments(annotation.putArray("segments_info"), things, labels, colours, answer.width());
        json.putArray("categories").add(CocoNumbers.categoryJson(answer.prediction()).put("isthing", 1));
        return List.of(
                OutputFile.png(pictureEnd,
                        "COCO panoptic: the id of a pixel is R + 256 G + 65536 B, 0 for none",
                        PngWriter.rgb(picture)),
                OutputFile.json(jsonEnd, "COCO panoptic: what the ids of the picture are", json));
    }

    private static void segments(ArrayNode to, List<Thing> things, int[] labels, int[] colours, int width) {
        Extent[] extents = new Extent[things.size() + 1];
        Arrays.setAll(extents, i -> new Extent());
        for (int i = 0; i < labels.length; i++) {
            extents[labels[i]].add(i % width, i / width);
        }
        for (Thing thing : things) {
            Extent extent = extents[thing.number()];
            if (extent.area > 0) {
                int rgb = colours[thing.number()];
                ObjectNode segment = to.addObject();
                segment.put("id", (rgb >> 16 & 0xff) + (rgb & 0xff00) + ((rgb & 0xff) << 16));
                segment.put("category_id", CocoNumbers.category(thing.className()));
                segment.put("area", extent.area);
                CocoNumbers.box(segment, extent.box());
                segment.put("iscrowd", 0).put("score", thing.score());
            }
        }
    }

    /** What one thing still has of the photo; pixels come row by row. */
    private static final class Extent {
        private int left = Integer.MAX_VALUE;
        private int right;
        private int top = -1;
        private int bottom;
        private int area;

        void add(int x, int y) {
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = top < 0 ? y : top;
            bottom = y;
            area++;
        }

        Box box() {
            return new Box(left, top, right - left + 1, bottom - top + 1);
        }
    }
}
