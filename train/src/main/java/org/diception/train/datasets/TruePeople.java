package org.diception.train.datasets;

import java.util.List;
import org.diception.readout.Skeleton;

/** Everybody who is annotated in a photo; empty where nobody is there. */
public record TruePeople(int width, int height, List<Person> people) implements Truth {
    /**
     * One person.
     *
     * @param joints 17 × (x, y, visibility) in COCO's order, pixels from the top left corner; visibility 0 =
     *     not annotated, 1 = hidden, 2 = to be seen
     * @param box x, y of its top left corner, width, height, in pixels
     * @param area of the person's mask, in pixels: the scale of the joints' tolerance
     * @param crowd whether this stands for a group that is not told apart
     */
    public record Person(float[] joints, double[] box, double area, boolean crowd) {
        public Person {
            if (joints.length != 3 * Skeleton.JOINTS || box.length != 4) {
                throw new IllegalArgumentException(joints.length + " joint numbers and " + box.length
                        + " box numbers given, wanted " + 3 * Skeleton.JOINTS + " and 4");
            }
        }

        /** How many joints are annotated. */
        public int labelled() {
            int labelled = 0;
            for (int j = 2; j < joints.length; j += 3) {
                labelled += joints[j] > 0 ? 1 : 0;
            }
            return labelled;
        }

        private Person through(PixelMap map) {
            float[] moved = new float[joints.length];
            for (int j = 0; j < Skeleton.JOINTS; j++) {
                double x = map.x(joints[3 * j]);
                double y = map.y(joints[3 * j + 1]);
                if (joints[3 * j + 2] > 0 && map.shows(x, y)) {
                    int to = 3 * (map.mirrors() ? otherSide(j) : j);
                    moved[to] = (float) x;
                    moved[to + 1] = (float) y;
                    moved[to + 2] = joints[3 * j + 2];
                }
            }
            return new Person(moved, map.box(box), area * map.area(), crowd);
        }

        /** Left and right of COCO's joints alternate after the nose. */
        private static int otherSide(int joint) {
            return joint == 0 ? 0 : joint % 2 == 1 ? joint + 1 : joint - 1;
        }
    }

    public TruePeople {
        people = List.copyOf(people);
    }

    /** Whose box is outside is gone; joints outside are not annotated any more. */
    @Override
    public TruePeople through(PixelMap map) {
        return new TruePeople(map.width(), map.height(), people.stream().map(person -> person.through(map))
                .filter(person -> person.box()[2] > 0 && person.box()[3] > 0).toList());
    }
}
