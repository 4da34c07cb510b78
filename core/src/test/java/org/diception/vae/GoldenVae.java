package org.diception.vae;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.io.Json;
import org.diception.io.SafetensorsFile;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;

/** One file of reference tensors named {@code case.what}, with the tolerance that float32 itself costs. */
record GoldenVae(String file, SafetensorsFile source, JsonNode tolerances) implements AutoCloseable {
    static final Path ROOT = Path.of(System.getProperty("diception.goldens"));

    static GoldenVae open(String file) {
        JsonNode all = Json.read(ROOT.resolve("tolerances.json"), IllegalStateException::new).get("files");
        return new GoldenVae(file, SafetensorsFile.open(ROOT.resolve(file)), all.get(file));
    }

    /** The cases that have a tensor called {@code case + "." + what}. */
    Set<String> casesWith(String what) {
        return names(source, what);
    }

    private static Set<String> names(TensorSource source, String what) {
        return source.names().stream().filter(name -> name.endsWith("." + what))
                .map(name -> name.substring(0, name.length() - what.length() - 1)).collect(Collectors.toSet());
    }

    Tensor tensor(String name) {
        return source.load(name, ScalarType.Float);
    }

    /** Fails unless the tensor is the reference one within its tolerance; tells which one it checked. */
    String check(String name, Tensor actual) {
        Tensor expected = tensor(name);
        assertThat(Tensors.shape(actual)).as(name).isEqualTo(Tensors.shape(expected));
        double deviation = actual.sub(expected).abs().max().item_double();
        assertThat(deviation).as(file + " " + name).isLessThanOrEqualTo(tolerances.get(name).get("suggested_atol")
                .asDouble());
        return name;
    }

    @Override
    public void close() {
        source.close();
    }
}
