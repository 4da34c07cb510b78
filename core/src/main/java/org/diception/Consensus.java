package org.diception;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.diception.image.Planes;
import org.diception.readout.Disparity;
import org.diception.readout.SoftMask;
import org.diception.readout.UnitNormals;
import org.diception.samples.Correlation;
import org.diception.samples.MeanDirection;
import org.diception.samples.Median;
import org.diception.samples.Vote;

/**
 * Several samples of one answer to one answer with its {@link Spread}. What is a number at every pixel gets
 * the median or mean; instances and poses, of which there is no mean, those of the sample that agrees best
 * with the others.
 *
 * @param samples at least two, drawn with the seeds that follow the first one's
 */
record Consensus(List<Painting> samples, ReadOutSettings settings) {
    private static final String MAD = "median distance of the samples from their median";

    /** One answer; a single sample is read out as it is. */
    static Prediction of(List<Painting> samples, ReadOutSettings settings) {
        Painting first = samples.get(0);
        ReadOut readOut = first.provenance().question().task().readOut();
        Prediction one = readOut.read(first, settings);
        if (samples.size() == 1) {
            return one;
        }
        var consensus = new Consensus(samples, settings);
        if (one instanceof DepthMap) {
            return consensus.depth();
        } else if (one instanceof NormalMap) {
            return consensus.normals();
        } else if (one instanceof Mask) {
            return consensus.mask();
        } else if (one instanceof Instances) {
            return InstanceConsensus.of(consensus.read(Instances.class), consensus.seeds());
        } else if (one instanceof Poses) {
            return PoseConsensus.of(consensus.read(Poses.class), consensus.seeds());
        }
        return consensus.painting();
    }

    private DepthMap depth() {
        List<Planes> greys = greys();
        Median median = Median.of(greys);
        double agreement = greys.stream()
                .mapToDouble(grey -> Correlation.of(grey.data(), median.middle().data())).average().orElse(0);
        return DepthMap.of(painting(grey(median.middle()), spread(agreement, median.deviation(), 1,
                "disparity: " + MAD + "; agreement: mean correlation of a sample with the median")));
    }

    private NormalMap normals() {
        MeanDirection mean = MeanDirection.of(
                samples.stream().map(sample -> UnitNormals.vectors(sample.colours())).toList());
        return NormalMap.of(painting(UnitNormals.colours(mean.mean()),
                spread(mean.cosine(), mean.degrees(), 180,
                        "degrees: mean angle between a sample and the mean; agreement: mean cosine of it")));
    }

    private Mask mask() {
        List<Planes> shares = samples.stream().map(this::shares).toList();
        Planes middle = Median.of(shares).middle();
        Vote vote = Vote.of(shares, middle, Mask.THRESHOLD);
        Painting painting = painting(grey(Median.of(greys()).middle()), spread(vote.overlap(), vote.dissent(),
                1, "share of the samples that put the pixel on the other side of the mask; agreement: mean"
                        + " intersection over union of a sample's mask with the mask"));
        Planes alpha = SoftMask.alpha(grey(middle), 1, painting.width(), painting.height());
        return new Mask(painting, alpha, vote.overlap());
    }

    /** How much of each pixel of a painting (1, h, w) belongs to the object, by the sample's own white. */
    private Planes shares(Painting sample) {
        Planes colours = sample.colours();
        double white = Mask.white(sample, Disparity.grey(colours), settings);
        return SoftMask.alpha(colours, white, colours.width(), colours.height());
    }

    private Painting painting() {
        Median median = Median.of(samples.stream().map(Painting::colours).toList());
        Planes deviation = median.deviation().mean();
        double distance = 0;
        for (float value : deviation.data()) {
            distance += value;
        }
        return painting(median.middle(), spread(1 - distance / deviation.data().length, deviation, 1,
                "colour: " + MAD + ", mean of red, green, blue; agreement: 1 - its mean over the photo"));
    }

    /** What each sample says on its own. */
    private <P extends Prediction> List<P> read(Class<P> type) {
        List<P> answers = new ArrayList<>();
        for (Painting sample : samples) {
            ReadOut readOut = sample.provenance().question().task().readOut();
            answers.add(type.cast(readOut.read(sample, settings)));
        }
        return answers;
    }

    private List<Planes> greys() {
        return samples.stream().map(sample -> Disparity.grey(sample.colours())).toList();
    }

    private List<Long> seeds() {
        long first = samples.get(0).provenance().seed();
        return LongStream.range(first, first + samples.size()).boxed().toList();
    }

    private Spread spread(double agreement, Planes small, float most, String convention) {
        return Spread.of(seeds(), samples.size(), agreement, small, samples.get(0), most, convention);
    }

    private Painting painting(Planes colours, Spread spread) {
        return samples.get(0).with(colours, spread);
    }

    private static Planes grey(Planes plane) {
        float[] colours = new float[3 * plane.data().length];
        for (int channel = 0; channel < 3; channel++) {
            System.arraycopy(plane.data(), 0, colours, channel * plane.data().length, plane.data().length);
        }
        return new Planes(3, plane.height(), plane.width(), colours); // (3, h, w)
    }
}
