package org.diception.readout;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.diception.image.Planes;

/** People for tests, painted as the network is taught to paint them. */
final class StickPeople {
    /** A person that faces the viewer, 17 × (x, y) in shares of its height. */
    private static final double[] FRONT = {0, .06, .05, .02, -.05, .02, .1, .06, -.1, .06, .16, .2, -.16, .2,
        .25, .36, -.27, .34, .2, .52, -.4, .24, .1, .53, -.1, .53, .13, .76, -.12, .76, .16, 1, -.2, .98};

    private StickPeople() {}

    /** One whose top is at y and whose middle is at x; {@code facing} is -1 for one who looks away. */
    static Sketch person(double x, double y, double height, double facing) {
        Sketch person = Sketch.empty(1);
        for (int j = 0; j < Skeleton.JOINTS; j++) {
            person = person.with(j, x + facing * height * FRONT[2 * j], y + height * FRONT[2 * j + 1]);
        }
        return person;
    }

    /** Up to six in two rows of three. */
    static List<Sketch> group(int people, int side) {
        List<Sketch> group = new ArrayList<>();
        for (int p = 0; p < people; p++) {
            group.add(person(side * (0.2 + 0.3 * (p % 3)), side * (p < 3 ? 0.05 : 0.53), side * 0.4,
                    p % 2 == 0 ? 1 : -1));
        }
        return group;
    }

    static Planes paint(List<Sketch> people, int side) {
        float[] picture = new float[3 * side * side];
        Brush brush = new Brush(picture, side, side, 0);
        PoseSettings settings = PoseSettings.defaults();
        people.forEach(person -> person.paint(brush, settings.half(side, side), settings.disc(side, side)));
        return new Planes(3, side, side, picture);
    }

    static Planes noisy(Planes picture, double deviation) {
        Random random = new Random(5);
        float[] data = picture.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] += (float) (deviation * random.nextGaussian());
        }
        return new Planes(3, picture.height(), picture.width(), data);
    }

    static Planes mirrored(Planes picture) {
        float[] data = new float[picture.data().length];
        int width = picture.width();
        for (int i = 0; i < data.length; i++) {
            data[i] = picture.data()[i / width * width + width - 1 - i % width];
        }
        return new Planes(3, picture.height(), width, data);
    }

    static Planes soft(Planes picture) {
        Canvas soft = Canvas.of(picture).smooth();
        float[] data = new float[3 * soft.area()];
        for (int k = 0; k < 3; k++) {
            System.arraycopy(soft.planes()[k], 0, data, k * soft.area(), soft.area());
        }
        return new Planes(3, picture.height(), picture.width(), data);
    }
}
