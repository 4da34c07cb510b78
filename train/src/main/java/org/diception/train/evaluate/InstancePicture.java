package org.diception.train.evaluate;

import java.util.List;
import java.util.Random;
import org.diception.image.RgbImage;
import org.diception.train.datasets.TrueInstances;
import org.diception.train.truth.InstanceTruth;

/** True instances as a picture, each in a colour of its own. */
final class InstancePicture {
    private InstancePicture() {
    }

    static RgbImage of(List<TrueInstances.Instance> instances, int width, int height) {
        int[] ids = new int[width * height];
        for (int i = 0; i < instances.size(); i++) {
            boolean[] mask = instances.get(i).mask().decode();
            for (int p = 0; p < mask.length; p++) {
                ids[p] = mask[p] ? i + 1 : ids[p];
            }
        }
        return Pictures.ofPainted(InstanceTruth.paint(ids, id -> true, new Random(0)), width);
    }
}
