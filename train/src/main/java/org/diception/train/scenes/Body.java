package org.diception.train.scenes;

import java.util.List;

/** Where a person's 17 COCO joints are in the world, and how tall the person is in metres. */
record Body(int instance, double height, List<Vec> joints) {
}
