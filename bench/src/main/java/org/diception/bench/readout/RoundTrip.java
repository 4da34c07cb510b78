package org.diception.bench.readout;

import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.stream.IntStream;
import org.diception.ReadOutSettings;
import org.diception.image.Planes;
import org.diception.train.metrics.Clicks;
import org.diception.train.metrics.Overlap;
import org.diception.train.truth.MaskTruth;

/** Painted, damaged, read again and compared with what was painted. */
final class RoundTrip {
    private static final ReadOutSettings IMPROVED = ReadOutSettings.defaults();
    private static final ReadOutSettings PAPER = IMPROVED.withMode(ReadOutSettings.Mode.PAPER);

    private final Redrawing redrawing;

    RoundTrip(Redrawing redrawing) {
        this.redrawing = redrawing;
    }

    /**
     * How well one set is read after one kind of damage.
     *
     * @param mask mean IoU of the mask of the largest thing of each picture, white on black, clicked at its
     *     innermost pixel
     */
    record Row(String set, int side, Damage damage, Agreement.Score paper, Agreement.Score improved,
            double mask) {
        /** Whether the improved read-out finds less than the paper's. */
        boolean behind() {
            return improved.ap() < paper.ap() || improved.ar50() < paper.ar50();
        }
    }

    Row row(MapSet set, Damage damage) {
        Agreement paper = new Agreement();
        Agreement improved = new Agreement();
        DoubleSummaryStatistics mask = new DoubleSummaryStatistics();
        for (int i = 0; i < set.maps().size(); i++) {
            InstanceMap map = set.maps().get(i);
            Planes painted = damage.to(map.painted(i), redrawing, i);
            paper.add(map, ReadAgain.entities(painted, PAPER));
            improved.add(map, ReadAgain.entities(painted, IMPROVED));
            largest(map).ifPresent(thing -> mask.accept(clicked(map, thing, damage)));
        }
        int side = set.maps().get(0).side();
        return new Row(set.name(), side, damage, paper.score(), improved.score(), mask.getAverage());
    }

    private double clicked(InstanceMap map, int thing, Damage damage) {
        boolean[] mask = map.mask(thing);
        Planes painted = damage.to(map.unit(MaskTruth.paint(mask)), redrawing, thing);
        float[] click = Clicks.first(mask, map.side()).place(map.side(), map.side());
        return Overlap.iou(mask, ReadAgain.mask(painted, click[0], click[1], IMPROVED).toArray());
    }

    private static Optional<Integer> largest(InstanceMap map) {
        return IntStream.of(map.things()).boxed().max(Comparator.comparingInt(
                thing -> (int) IntStream.of(map.ids()).filter(id -> id == thing).count()));
    }
}
