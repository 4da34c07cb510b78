package org.diception.train.datasets;

import java.util.List;
import java.util.TreeSet;
import org.diception.InputException;
import org.diception.readout.CocoRle;

/** The things in a photo, each with its pixels; they may overlap. Empty where nothing is annotated. */
public record TrueInstances(int width, int height, List<Instance> instances) implements Truth {
    /**
     * One thing.
     *
     * @param className empty where the set knows no classes
     * @param area in pixels, as the set has it: that of polygons is not quite the number of their pixels
     * @param crowd whether this stands for a group that is not told apart
     */
    public record Instance(CocoRle mask, String className, double area, boolean crowd) {
        /** Of a thing of its own, whose area is its number of pixels. */
        public static Instance of(CocoRle mask, String className) {
            return new Instance(mask, className, mask.area(), false);
        }

        private Instance through(PixelMap map) {
            boolean[] moved = map.of(mask.decode());
            return new Instance(CocoRle.encode(moved, map.width()), className, area * map.area(), crowd);
        }
    }

    public TrueInstances {
        instances = List.copyOf(instances);
        for (Instance instance : instances) {
            if (instance.mask().width() != width || instance.mask().height() != height) {
                throw new InputException("a mask has %dx%d pixels, its picture %dx%d; they belong together"
                        .formatted(instance.mask().width(), instance.mask().height(), width, height));
            }
        }
    }

    /** The classes that occur, in alphabetical order; crowds count. */
    public List<String> classes() {
        TreeSet<String> names = new TreeSet<>();
        instances.forEach(instance -> names.add(instance.className()));
        names.remove("");
        return List.copyOf(names);
    }

    /** The instances of a class. */
    public List<Instance> named(String className) {
        return instances.stream().filter(instance -> instance.className().equals(className)).toList();
    }

    /** What has no pixel in the new picture is gone. */
    @Override
    public TrueInstances through(PixelMap map) {
        return new TrueInstances(map.width(), map.height(), instances.stream()
                .map(instance -> instance.through(map))
                .filter(instance -> instance.mask().area() > 0).toList());
    }
}
