package org.diception.train.adapt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.diception.Compatibility;
import org.diception.InputException;
import org.diception.Point;
import org.diception.PointOrder;
import org.diception.Precision;
import org.diception.WorkingSize;
import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.image.RgbImage;
import org.diception.io.SafetensorsFile;
import org.diception.nn.Engine;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;
import org.diception.pipeline.ModelFrame;
import org.diception.train.data.ShardBuilder;
import org.diception.train.datasets.DataSet;
import org.diception.train.datasets.PixelMap;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TruePicture;
import org.diception.vae.Autoencoder;

/**
 * Pairs of photo and answer as latents on disk, so that no step of training waits for the autoencoder. Photos
 * are squashed to the working size as they are when the model is used. Not safe for use by several threads.
 *
 * @param engine what the autoencoder computes with
 * @param side pixels along each side that the network sees
 */
public record PairLatents(Autoencoder autoencoder, Engine engine, int side) {
    private static final String SOURCE = "source";

    /**
     * Writes the latents of the first pairs into a folder, unless they are there.
     *
     * @param count pairs that are taken, from the first on; 0 for all
     * @param mirror whether each pair is taken a second time with left and right exchanged
     * @throws InputException if there are fewer pairs, one cannot be read, or the latents that are there are
     *     of other pictures
     */
    public void write(DataSet pairs, int count, boolean mirror, Path folder) {
        if (count > pairs.size()) {
            throw new InputException(pairs.name() + ": " + count + " pairs wanted, there are "
                    + pairs.size());
        }
        int taken = count == 0 ? pairs.size() : count;
        Path file = folder.resolve("shard-00000.safetensors");
        String source = source(pairs, taken, mirror);
        if (Files.exists(file)) {
            requireSame(file, source);
            return;
        }
        try (PointerScope scope = new PointerScope()) {
            ShardBuilder shard = new ShardBuilder();
            for (int i = 0; i < taken; i++) {
                Sample sample = pairs.sample(i);
                add(shard, sample);
                if (mirror) {
                    add(shard, sample.through(
                            PixelMap.mirror(sample.photo().width(), sample.photo().height())));
                }
            }
            shard.write(file, Map.of(SOURCE, source));
        }
    }

    /** What the latents were made of: another one is another run. */
    private String source(DataSet pairs, int taken, boolean mirror) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < taken; i++) {
            names.append(pairs.name(i)).append('\n');
        }
        return pairs.name() + ", " + taken + " pairs " + Integer.toHexString(names.toString().hashCode())
                + " at " + side + " pixels" + (mirror ? ", mirrored too" : "");
    }

    private static void requireSame(Path file, String source) {
        try (SafetensorsFile shard = SafetensorsFile.open(file)) {
            String there = shard.metadata().getOrDefault(SOURCE, "something else");
            if (!there.equals(source)) {
                throw new InputException(file + ": holds latents of " + there + ", this run learns from "
                        + source + "; name another folder in 'run', or delete the file");
            }
        }
    }

    private void add(ShardBuilder shard, Sample sample) {
        TruePicture truth = sample.need(TruePicture.class);
        shard.photo(photo(sample.photo()));
        shard.answer(truth.prompt(), clicks(truth), encode(picture(truth.picture())));
    }

    /** The middle of a photo's scaled latent (C, h, w). */
    public Planes of(RgbImage photo) {
        try (PointerScope scope = new PointerScope()) {
            Tensor latent = photo(photo);
            return new Planes((int) latent.size(1), (int) latent.size(2), (int) latent.size(3),
                    Tensors.toArray(latent));
        }
    }

    private Tensor photo(RgbImage photo) {
        var frame = new ModelFrame(
                new WorkingSize(side, side), Compatibility.NONE, PointOrder.X_Y, Precision.F32);
        Planes seen = frame.photo(photo);
        return encode(Tensors.of(seen.data(), 1, 3, side, side));
    }

    private Tensor picture(RgbImage target) {
        Planes unit = Resample.resize(Planes.of(target), side, side, Filter.BILINEAR);
        return Tensors.of(unit.data(), 1, 3, side, side).mul(new Scalar(2)).sub(new Scalar(1.0)); // [-1, 1]
    }

    private Tensor encode(Tensor picture) {
        try (var scope = new Scope()) {
            return scope.out(autoencoder.encode(engine.cast(picture)));
        }
    }

    /** Clicks as (x, y) in [0, 1], one after the other. */
    public static float[] clicks(TruePicture truth) {
        float[] shares = new float[2 * truth.points().size()];
        for (int i = 0; i < shares.length / 2; i++) {
            Point point = truth.points().get(i);
            shares[2 * i] = (float) (point.x() / truth.width());
            shares[2 * i + 1] = (float) (point.y() / truth.height());
        }
        return shares;
    }
}
