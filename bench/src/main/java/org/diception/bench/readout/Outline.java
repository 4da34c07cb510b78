package org.diception.bench.readout;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Kinds of outlines that things have, each about as large as a disc of radius 1 around (0, 0). */
enum Outline {
    /** Round, with bays. */
    BLOB {
        @Override
        Shape unit(Random random) {
            return ring(24, random, .25);
        }
    },
    ELLIPSE {
        @Override
        Shape unit(Random random) {
            double stretch = .45 + .55 * random.nextDouble();
            return new Ellipse2D.Double(-1 / stretch, -stretch, 2 / stretch, 2 * stretch);
        }
    },
    /** A few corners. */
    POLYGON {
        @Override
        Shape unit(Random random) {
            return ring(3 + random.nextInt(5), random, .5);
        }
    },
    /** With a hole through which the background is seen, or what lies behind. */
    HOLED {
        @Override
        Shape unit(Random random) {
            Area area = new Area(ring(24, random, .15));
            double hole = .3 + .25 * random.nextDouble();
            area.subtract(new Area(new Ellipse2D.Double(-hole, -hole, 2 * hole, 2 * hole)));
            return area;
        }
    },
    /** Two parts with a gap of a tenth to six tenths of a radius between them. */
    PARTED {
        @Override
        Shape unit(Random random) {
            Path2D both = new Path2D.Double();
            double apart = .05 + .25 * random.nextDouble();
            both.append(new Ellipse2D.Double(-apart - 1.2, -.8, 1.2, 1.6), false);
            both.append(new Ellipse2D.Double(apart, -.6, 1.2, 1.2), false);
            return both;
        }
    },
    /** Long and thin, as poles and legs are. */
    BAR {
        @Override
        Shape unit(Random random) {
            double half = .1 + .2 * random.nextDouble();
            return new Rectangle2D.Double(-1.6, -half, 3.2, 2 * half);
        }
    };

    abstract Shape unit(Random random);

    /** One at a place, turned by chance. */
    Shape at(double x, double y, double radius, Random random) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(2 * Math.PI * random.nextDouble());
        place.scale(radius, radius);
        return place.createTransformedShape(unit(random));
    }

    private static Shape ring(int corners, Random random, double depth) {
        Path2D path = new Path2D.Double();
        double wave = 2 * Math.PI * random.nextDouble();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double bay = corners > 8 ? Math.sin(3 * angle + wave) : 2 * random.nextDouble() - 1;
            double radius = 1 + depth * bay;
            if (i == 0) {
                path.moveTo(radius * Math.cos(angle), radius * Math.sin(angle));
            } else {
                path.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
            }
        }
        path.closePath();
        return path;
    }
}
