package org.diception.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.diception.golden.Goldens;
import org.diception.io.JsonConfig;
import org.diception.io.PthFile;
import org.diception.io.WeightFiles;
import org.diception.nn.Engine;
import org.diception.nn.TensorSource;
import org.diception.nn.Weights;

/** The transformer of a folder of the reference, and the inputs that stand beside its outputs. */
record ReferenceTransformer(TensorSource source, Weights weights, Transformer transformer)
        implements AutoCloseable {
    static final Goldens GOLDEN = Goldens.file("golden/transformer.safetensors");

    static ReferenceTransformer load(String folder, Engine engine) {
        TensorSource source = WeightFiles.open(Goldens.path(folder));
        return of(source, Weights.of(source, engine), folder);
    }

    /** The numbers of the base folder with the weights of the checkpoint in float32. */
    static ReferenceTransformer loadCheckpoint() {
        TensorSource source = PthFile.open(Goldens.path("ckpt/DICEPTION_tiny_f32.pth"));
        return of(source, Weights.of(source, Engine.cpu()).sub("transformer"), "model/transformer");
    }

    private static ReferenceTransformer of(TensorSource source, Weights weights, String configFolder) {
        JsonConfig config = JsonConfig.read(Goldens.path(configFolder).resolve("config.json"));
        return new ReferenceTransformer(
                source, weights, Transformer.of(weights, TransformerConfig.of(config)));
    }

    /** The names before {@code .hidden} in the file: each is one set of inputs. */
    static List<String> cases() {
        List<String> cases = new ArrayList<>();
        for (String name : GOLDEN.names()) {
            if (name.matches("\\w+\\.hidden")) {
                cases.add(name.substring(0, name.indexOf('.')));
            }
        }
        return cases;
    }

    Tensor run(String inputs) {
        return transformer.forward(
                input(inputs, "hidden"), GOLDEN.tensor(inputs + ".timestep"), condition(inputs));
    }

    Tensor runWithoutPhoto(String inputs) {
        Condition full = condition(inputs);
        Condition plain = new Condition(null, full.text(), full.pooled(), full.points());
        return transformer.forward(input(inputs, "hidden"), GOLDEN.tensor(inputs + ".timestep"), plain);
    }

    Condition condition(String inputs) {
        return new Condition(
                input(inputs, "add"), input(inputs, "text"), input(inputs, "pooled"),
                input(inputs, "points"));
    }

    Tensor input(String inputs, String name) {
        return weights.engine().cast(GOLDEN.tensor(inputs + "." + name));
    }

    @Override
    public void close() {
        weights.close();
        source.close();
    }
}
