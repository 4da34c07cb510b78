package org.diception.bench.compare;

import java.nio.file.Path;
import java.util.List;
import org.diception.Compatibility;
import org.diception.Images;
import org.diception.Point;
import org.diception.Precision;
import org.diception.Question;
import org.diception.Task;
import org.diception.WorkingSize;
import org.diception.image.Planes;
import org.diception.io.Npy;
import org.diception.pipeline.LoadedModel;
import org.diception.pipeline.ModelFrame;

/**
 * What goes into the stages, the same numbers for both sides, and as files for the other process.
 *
 * @param photo (3, H, W) in [-1, 1]
 * @param noise (C, h, w)
 * @param latent of the photo, which is also what is decoded (C, h, w)
 */
record Inputs(Planes photo, Planes noise, Planes latent, Path folder) {
    private static final long SEED = 42;

    /** The six tasks: a point in the middle, a class that photos show. */
    static final List<Question> SIX = List.of(Task.DEPTH.question(), Task.NORMAL.question(),
            Task.SEGMENT.at(Point.normalised(.5, .5)), Task.ENTITY.question(), Task.SEMANTIC.named("person"),
            Task.POSE.question());

    /** Reads the photo, draws the noise, encodes the photo; writes all three into the folder. */
    static Inputs make(LoadedModel model, Path photo, WorkingSize size, Path folder) {
        var frame = new ModelFrame(size, Compatibility.NONE, model.profile().order(), Precision.F32);
        Planes seen = frame.photo(Images.read(photo));
        Planes noise = model.pipeline().noise(SEED, size).start();
        Planes latent = model.pipeline().encode(seen);
        write(folder.resolve("photo.npy"), seen);
        write(folder.resolve("noise.npy"), noise);
        write(folder.resolve("latent.npy"), latent);
        return new Inputs(seen, noise, latent, folder);
    }

    private static void write(Path file, Planes planes) {
        Npy.write(file, planes.data(), planes.channels(), planes.height(), planes.width());
    }

    /** A file of the inputs or of the other side's results. */
    String file(String name) {
        return folder.resolve(name + ".npy").toString();
    }
}
