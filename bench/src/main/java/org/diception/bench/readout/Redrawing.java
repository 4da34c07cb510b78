package org.diception.bench.readout;

import org.bytedeco.javacpp.PointerScope;
import org.diception.image.Planes;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.diception.pipeline.ModelFolder;
import org.diception.train.optim.NoGrad;
import org.diception.vae.Autoencoders;

/** The embedded model's autoencoder: what it loses, no answer of the model can have. */
final class Redrawing implements AutoCloseable {
    private final Autoencoders.Loaded loaded;

    Redrawing() {
        Engine.load();
        loaded = Autoencoders.load(ModelFolder.nano().root().resolve("vae"), Engine.cpu());
    }

    /** Encoded and decoded again; colours in [0, 1]. */
    Planes of(Planes painting) {
        float[] data = painting.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] = 2 * data[i] - 1;
        }
        try (NoGrad none = new NoGrad(); PointerScope scope = new PointerScope()) {
            float[] drawn = Tensors.toArray(loaded.autoencoder().decode(loaded.autoencoder().encode(
                    Tensors.of(data, 1, 3, painting.height(), painting.width()))));
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = Damage.clip((drawn[i] + 1) / 2);
            }
            return new Planes(3, painting.height(), painting.width(), drawn);
        }
    }

    @Override
    public void close() {
        loaded.close();
    }
}
