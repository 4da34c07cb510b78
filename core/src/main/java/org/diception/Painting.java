package org.diception;

import java.util.Optional;
import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.image.RgbImage;
import org.diception.image.Rounding;

/**
 * The picture that the network painted, out of which the answer is read. Colours of entities are free: they
 * differ between seeds and carry no class.
 *
 * @param colours raw colours (3, h, w) in [0, 1] at the size at which the network works
 * @param width columns of the upright photo
 * @param height rows of the upright photo
 * @param spread how far the samples lie apart, if several were drawn
 */
public record Painting(Planes colours, int width, int height, Provenance provenance, Optional<Spread> spread)
        implements Prediction {
    public Painting {
        if (colours.channels() != 3 || width < 1 || height < 1) {
            throw new UsageException("a painting has 3 channels for a photo of at least 1x1 pixels, got "
                    + colours.channels() + " channels for " + width + "x" + height);
        }
    }

    /** What was painted with one seed. */
    public Painting(Planes colours, int width, int height, Provenance provenance) {
        this(colours, width, height, provenance, Optional.empty());
    }

    /** Other colours, out of several samples of which this is one. */
    Painting with(Planes others, Spread between) {
        return new Painting(others, width, height, provenance, Optional.of(between));
    }

    @Override
    public Painting painting() {
        return this;
    }

    @Override
    public Planes data() {
        return colours;
    }

    @Override
    public String convention() {
        return "painted colours, planes red, green, blue, at the size at which the network works";
    }

    /** The colours at the size of the photo, bilinear so that no new colour overshoots. */
    @Override
    public RgbImage preview() {
        return Resample.resize(colours, width, height, Filter.BILINEAR).toRgb(Rounding.NEAREST);
    }
}
