package org.diception.train.coco;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.diception.InputException;

/**
 * Compares detections with truths as pycocotools' {@code COCOeval} does with its standard settings.
 *
 * @param kind what is compared
 * @param byClass whether a detection can find truths of its own class only; otherwise all classes are one
 *     ({@code useCats = 0}), as for entities
 * @param threads that work at the same time; the numbers do not depend on it
 */
public record CocoEvaluation<S>(CocoKind<S> kind, boolean byClass, int threads) {
    public CocoEvaluation {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads, at least 1 must work");
        }
    }

    /**
     * All numbers.
     *
     * @throws InputException for a detection in a photo or of a class that the truth does not have
     */
    public CocoScores score(CocoTruths<S> truths, List<CocoFound<S>> found) {
        List<CocoCategory> categories = truths.categories().stream()
                .sorted(Comparator.comparingInt(CocoCategory::id)).toList();
        List<PhotoObjects<S>> photos = photos(truths, found, categories);
        List<Map<Integer, Matching>> matchings =
                new ArrayList<>(Collections.nCopies(photos.size(), Map.of()));
        Workers workers = new Workers(threads);
        workers.each(photos.size(), p -> matchings.set(p, photos.get(p).match(kind, byClass)));
        int classes = byClass ? categories.size() : 1;
        Curves curves = new Curves(classes, kind.areas().size(), kind.limits());
        List<List<Matching>> ofClass = Stream.generate(() -> (List<Matching>) new ArrayList<Matching>())
                .limit(classes).toList();
        matchings.forEach(photo -> photo.forEach((c, matching) -> ofClass.get(c).add(matching)));
        workers.each(classes, c -> curves.draw(c, ofClass.get(c)));
        return new CocoScores(kind, byClass ? categories : List.of(), curves);
    }

    /** By ascending id of their images, as ties between photos are broken in that order. */
    private static <S> List<PhotoObjects<S>> photos(
            CocoTruths<S> truths, List<CocoFound<S>> found, List<CocoCategory> categories) {
        Map<Integer, Integer> classes = new HashMap<>();
        categories.forEach(category -> classes.put(category.id(), classes.size()));
        TreeMap<Long, PhotoObjects<S>> photos = new TreeMap<>();
        truths.images().forEach(image -> photos.put(image.id(), new PhotoObjects<>()));
        for (CocoTruth<S> truth : truths.objects()) {
            known(photos, truth.image(), "image").add(known(classes, truth.category(), "class"), truth);
        }
        for (CocoFound<S> one : found) {
            known(photos, one.image(), "image").add(known(classes, one.category(), "class"), one);
        }
        return List.copyOf(photos.values());
    }

    private static <K, V> V known(Map<K, V> map, K id, String what) {
        V value = map.get(id);
        if (value == null) {
            throw new InputException(what + " " + id
                    + " is not among those of the truth; are both of one set?");
        }
        return value;
    }
}
