package org.diception.bench.readout;

import org.diception.Compatibility;
import org.diception.Device;
import org.diception.Instances;
import org.diception.Mask;
import org.diception.Painting;
import org.diception.PhotoLatent;
import org.diception.Point;
import org.diception.PointOrder;
import org.diception.Precision;
import org.diception.Provenance;
import org.diception.Question;
import org.diception.ReadOut;
import org.diception.ReadOutSettings;
import org.diception.Task;
import org.diception.WorkingSize;
import org.diception.image.Planes;

/** Paintings of our own, read as a model's are. */
final class ReadAgain {
    private ReadAgain() {
    }

    static Instances entities(Planes painted, ReadOutSettings settings) {
        return (Instances) ReadOut.INSTANCES.read(painting(painted, Task.ENTITY.question()), settings);
    }

    static Instances named(Planes painted, String className, ReadOutSettings settings) {
        Question question = Task.SEMANTIC.named(className);
        return (Instances) ReadOut.INSTANCES.read(painting(painted, question), settings);
    }

    /** The object under a click, in shares of width and height. */
    static Mask mask(Planes painted, double x, double y, ReadOutSettings settings) {
        Question question = Task.SEGMENT.at(Point.normalised(x, y));
        return (Mask) ReadOut.MASK.read(painting(painted, question), settings);
    }

    private static Painting painting(Planes painted, Question question) {
        return new Painting(painted, painted.width(), painted.height(), new Provenance(
                "painted", "", question, 1, 1, 1, 1, PhotoLatent.MODE, PointOrder.X_Y, Compatibility.NONE,
                new WorkingSize(painted.width(), painted.height()), Device.CPU, Precision.F32,
                ReadOutSettings.defaults()));
    }
}
