package org.diception.bench.coco;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.diception.io.AtomicFile;
import org.diception.readout.CocoRle;

/**
 * A truth file and a results file as alike to COCO's as a seed makes them: objects crowd into some photos and
 * some classes, a share of them are crowds, and detections are truths that moved, or nothing.
 */
record SyntheticCoco(long seed, int images, int truths, int results) {
    static final SyntheticCoco VAL2017 = new SyntheticCoco(2017, 5_000, 36_000, 100_000);

    private static final int[][] SIZES =
            {{640, 480}, {640, 427}, {480, 640}, {640, 425}, {500, 375}, {612, 612}};
    private static final int CLASSES = 80;
    /** The ids of COCO's classes have gaps. */
    private static final int CLASS_STEP = 9;
    private static final double CROWDS = .012;
    private static final double RIGHT_PLACE = .6;
    private static final double RIGHT_CLASS = .9;
    private static final double MOST_WOBBLE = .35;
    /** Scores end after so many decimals, so that some are equal. */
    private static final double SCORES = 1000;

    private record Photo(int width, int height) {
    }

    private record Thing(int photo, int category, Blob blob) {
    }

    void write(Path folder) {
        Random random = new Random(seed);
        List<Photo> photos = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            int[] size = SIZES[random.nextInt(SIZES.length)];
            photos.add(new Photo(size[0], size[1]));
        }
        List<Thing> things = new ArrayList<>();
        for (int i = 0; i < truths; i++) {
            // a photo with things in it draws more of them
            boolean crowded = i > 0 && random.nextDouble() < .5;
            int photo = crowded ? things.get(random.nextInt(i)).photo() : random.nextInt(images);
            things.add(thing(random, photos, photo));
        }
        AtomicFile.write(folder.resolve("truth.json"), out -> {
            try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
                truth(json, random, photos, things);
            }
        });
        AtomicFile.write(folder.resolve("results.json"), out -> {
            try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
                results(json, random, photos, things);
            }
        });
    }

    private static Thing thing(Random random, List<Photo> photos, int photo) {
        double share = random.nextDouble();
        int category = (int) (CLASSES * share * share);
        return new Thing(photo, category,
                Blob.random(random, photos.get(photo).width(), photos.get(photo).height()));
    }

    private void truth(JsonGenerator json, Random random, List<Photo> photos, List<Thing> things)
            throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("images");
        for (int i = 0; i < photos.size(); i++) {
            json.writeStartObject();
            json.writeNumberField("id", imageId(i));
            json.writeNumberField("width", photos.get(i).width());
            json.writeNumberField("height", photos.get(i).height());
            json.writeStringField("file_name", imageId(i) + ".jpg");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("categories");
        for (int c = 0; c < CLASSES; c++) {
            json.writeStartObject();
            json.writeNumberField("id", categoryId(c));
            json.writeStringField("name", "class" + c);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("annotations");
        for (int i = 0; i < things.size(); i++) {
            annotation(json, i + 1, things.get(i), photos, random.nextDouble() < CROWDS);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void annotation(JsonGenerator json, int id, Thing thing, List<Photo> photos, boolean crowd)
            throws IOException {
        CocoRle mask = mask(thing.blob(), photos.get(thing.photo()));
        json.writeStartObject();
        json.writeNumberField("id", id);
        place(json, thing.photo(), thing.category());
        json.writeNumberField("iscrowd", crowd ? 1 : 0);
        json.writeNumberField("area", mask.area());
        json.writeFieldName("bbox");
        json.writeArray(mask.box(), 0, 4);
        json.writeObjectFieldStart("segmentation");
        size(json, mask);
        if (crowd) { // COCO's crowds are run lengths as numbers
            json.writeFieldName("counts");
            json.writeArray(mask.counts(), 0, mask.counts().length);
        } else {
            json.writeStringField("counts", mask.compressed());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void results(JsonGenerator json, Random random, List<Photo> photos, List<Thing> things)
            throws IOException {
        json.writeStartArray();
        for (int i = 0; i < results; i++) {
            boolean near = random.nextDouble() < RIGHT_PLACE;
            Thing thing = near ? things.get(random.nextInt(things.size()))
                    : thing(random, photos, random.nextInt(photos.size()));
            double wobble = MOST_WOBBLE * random.nextDouble();
            boolean right = random.nextDouble() < RIGHT_CLASS;
            double score = (near ? 1 - wobble : .5) * random.nextDouble();
            CocoRle mask = mask(thing.blob().wobbled(random, wobble), photos.get(thing.photo()));
            json.writeStartObject();
            place(json, thing.photo(), right ? thing.category() : random.nextInt(CLASSES));
            json.writeNumberField("score", Math.rint(score * SCORES) / SCORES);
            json.writeObjectFieldStart("segmentation");
            size(json, mask);
            json.writeStringField("counts", mask.compressed());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static CocoRle mask(Blob blob, Photo photo) {
        return blob.mask(photo.width(), photo.height());
    }

    private static void place(JsonGenerator json, int photo, int category) throws IOException {
        json.writeNumberField("image_id", imageId(photo));
        json.writeNumberField("category_id", categoryId(category));
    }

    private static void size(JsonGenerator json, CocoRle mask) throws IOException {
        json.writeFieldName("size");
        json.writeArray(new int[] {mask.height(), mask.width()}, 0, 2);
    }

    private static int imageId(int photo) {
        return 139 + 116 * photo;
    }

    private static int categoryId(int category) {
        return 1 + category + category / CLASS_STEP;
    }
}
