package org.diception.train.scenes;

import java.util.ArrayList;
import java.util.List;

/** Which ground is taken: things stand beside each other, not in each other. */
final class Layout {
    private record Spot(Vec at, double radius) {
    }

    private final List<Spot> taken = new ArrayList<>();

    /**
     * Whether a disc on the ground meets nothing that is there; {@code squeeze} below 1 lets things nearly
     * touch.
     */
    boolean free(Vec at, double radius, double squeeze) {
        for (Spot spot : taken) {
            double dx = at.x() - spot.at.x();
            double dy = at.y() - spot.at.y();
            double apart = squeeze * (radius + spot.radius);
            if (dx * dx + dy * dy < apart * apart) {
                return false;
            }
        }
        return true;
    }

    void take(Vec at, double radius) {
        taken.add(new Spot(at, radius));
    }
}
