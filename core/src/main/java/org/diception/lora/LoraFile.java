package org.diception.lora;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.ModelException;
import org.diception.io.Quote;
import org.diception.io.SafetensorsFile;
import org.diception.nn.TensorSource;

/**
 * The matrices of a LoRA, whichever of the layouts it lies in, by the checkpoint keys of their layers. Safe
 * for use by several threads until it is closed.
 */
public final class LoraFile implements TensorSource {
    /** Behind a layer's name: A (r, in). */
    public static final String DOWN = ".lora_A.weight";
    /** Behind a layer's name: B (out, r). */
    public static final String UP = ".lora_B.weight";
    private static final String ALPHA = ".alpha";

    private final SafetensorsFile file;
    private final LoraAlpha alpha;
    /** Names by the checkpoint's key: what the file calls the tensor. */
    private final Map<String, String> stored = new LinkedHashMap<>();
    private final Map<String, Double> scales = new HashMap<>();

    private LoraFile(Path path, SafetensorsFile file) {
        this.file = file;
        this.alpha = LoraAlpha.of(path, file);
        Map<String, String> alphas = new HashMap<>();
        for (String name : file.names()) {
            String key = key(name);
            (key.endsWith(ALPHA) ? alphas : stored).put(key, name);
        }
        stored.keySet().forEach(this::check);
        if (scales.isEmpty()) {
            throw new ModelException(label() + ": holds no LoRA, there is no '..." + DOWN + "' in it");
        }
        alphas.forEach(this::override);
        scales.forEach(this::requireFinite);
    }

    /**
     * Opens {@code pytorch_lora_weights.safetensors} or {@code adapter_model.safetensors}, or a folder that
     * holds one of them.
     *
     * @throws ModelException if it is missing, broken or no LoRA for a transformer
     */
    public static LoraFile open(Path path) {
        Path found = LoraLayout.find(path);
        SafetensorsFile file = SafetensorsFile.open(found);
        try {
            return new LoraFile(found, file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The checkpoint's key for a name in either layout. */
    private String key(String name) {
        for (LoraLayout layout : LoraLayout.values()) {
            boolean known = name.endsWith(DOWN) || name.endsWith(UP) || name.endsWith(ALPHA);
            if (known && name.startsWith(layout.prefix)) {
                return LoraLayout.TRANSFORMER + name.substring(layout.prefix.length());
            }
        }
        throw new ModelException(label() + ": tensor " + Quote.of(name) + " is no part of a LoRA for a"
                + " transformer; read are 'transformer.' or 'base_model.model.' with '" + DOWN + "', '" + UP
                + "' or '" + ALPHA + "' at the end");
    }

    /** A and B must be there and share the rank. */
    private void check(String name) {
        String layer = name.substring(0, name.length() - DOWN.length());
        long[] down = half(layer + DOWN);
        long[] up = half(layer + UP);
        if (down[0] != up[1] || down[0] == 0) {
            throw new ModelException(label() + ": A of layer " + Quote.of(layer) + " has rank " + down[0]
                    + ", B has " + up[1] + "; save the LoRA again");
        }
        scales.put(layer, alpha.scale(layer, down[0]));
    }

    private long[] half(String name) {
        long[] shape = stored.containsKey(name) ? shape(name) : new long[0];
        if (shape.length != 2) {
            throw new ModelException(label() + ": tensor " + Quote.of(name) + " of a linear layer is wanted,"
                    + " (rank, in) or (out, rank), " + (stored.containsKey(name)
                            ? "it has shape " + Arrays.toString(shape) : "it is missing"));
        }
        return shape;
    }

    /** A layer's own alpha wins over the settings. */
    private void override(String key, String name) {
        String layer = key.substring(0, key.length() - ALPHA.length());
        if (!scales.containsKey(layer) || LongStream.of(file.shape(name)).sum() != file.shape(name).length) {
            throw new ModelException(label() + ": " + Quote.of(name) + " is no single number that belongs to"
                    + " a layer; save the LoRA again");
        }
        scales.put(layer, file.floats(name)[0] / (double) shape(layer + DOWN)[0]);
    }

    private void requireFinite(String layer, double scale) {
        if (!Double.isFinite(scale)) {
            throw new ModelException(label() + ": the alpha of layer " + Quote.of(layer)
                    + " is no number; save the LoRA again");
        }
    }

    /** alpha / r of a layer; 1 where the file knows no alpha. */
    public double scale(String layer) {
        return scales.get(layer);
    }

    @Override
    public String label() {
        return file.label();
    }

    /** A and B of all layers. */
    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(stored.keySet());
    }

    @Override
    public long[] shape(String name) {
        return file.shape(stored.get(name));
    }

    @Override
    public ScalarType dtype(String name) {
        return file.dtype(stored.get(name));
    }

    @Override
    public Tensor load(String name, ScalarType dtype) {
        return file.load(stored.get(name), dtype);
    }

    @Override
    public void close() {
        file.close();
    }
}
