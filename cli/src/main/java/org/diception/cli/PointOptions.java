package org.diception.cli;

import java.util.ArrayList;
import java.util.List;
import org.diception.Point;
import org.diception.UsageException;
import picocli.CommandLine.Option;

/** Points as users type them: x, then y. */
final class PointOptions {
    @Option(names = "--point", paramLabel = "X,Y",
            description = "A point on the object, pixels of the upright photo, x then y. At most five times.")
    private List<String> points = new ArrayList<>();

    @Option(names = "--normalised", description = "Points are shares of width and height, from 0 to 1.")
    private boolean normalised;

    List<Point> points() {
        return points.stream().map(this::parse).toList();
    }

    private Point parse(String text) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length != 2) {
                throw new NumberFormatException();
            }
            double x = Double.parseDouble(parts[0].strip());
            double y = Double.parseDouble(parts[1].strip());
            return normalised ? Point.normalised(x, y) : Point.at(x, y);
        } catch (NumberFormatException e) {
            throw new UsageException("point '" + text + "': expected x,y such as 412,288");
        }
    }
}
