package org.diception.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.io.Json;
import org.diception.io.SafetensorsFile;
import org.diception.nn.Tensors;

/**
 * A file of reference tensors in the folder that the system property {@code diception.goldens} names.
 *
 * <p>{@code Goldens.file("golden/vae.safetensors").check("sq.mean", mean)} fails unless every number lies
 * within the tolerance that {@code tolerances.json} derives for that tensor from a run in float64.
 *
 * @param file name below the folder
 */
public record Goldens(String file) {
    private static final Path ROOT = root(Path.of(System.getProperty("diception.goldens")));
    private static final JsonNode TOLERANCES = json("tolerances.json").path("files");

    private static Path root(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("the reference tensors are not in " + folder.normalize()
                    + "; name their folder with -Ddiception.goldens=FOLDER");
        }
        return folder;
    }

    public static Goldens file(String name) {
        return new Goldens(name);
    }

    /** A file or folder of the reference. */
    public static Path path(String name) {
        return ROOT.resolve(name);
    }

    /** A JSON file of the reference. */
    public static JsonNode json(String name) {
        return Json.read(path(name), IllegalStateException::new);
    }

    /** All tensors of this file. */
    public Set<String> names() {
        try (SafetensorsFile source = SafetensorsFile.open(path(file))) {
            return Set.copyOf(source.names());
        }
    }

    /** The tensors that the reference computed, as its tolerances list them; the others are inputs. */
    public Set<String> computed() {
        Set<String> names = new TreeSet<>();
        tolerances().fieldNames().forEachRemaining(names::add);
        assertThat(names).as("tensors of %s in tolerances.json", file).isNotEmpty();
        return names;
    }

    private JsonNode tolerances() {
        return TOLERANCES.path(file);
    }

    /** A floating-point tensor as float32, owned by the current scope. */
    public Tensor tensor(String name) {
        try (SafetensorsFile source = SafetensorsFile.open(path(file))) {
            return source.load(name, ScalarType.Float);
        }
    }

    /** A floating-point tensor's numbers in C order. */
    public float[] values(String name) {
        try (PointerScope scope = new PointerScope()) {
            return Tensors.toArray(tensor(name));
        }
    }

    /** A tensor of bytes, such as masks and class pictures, in C order. */
    public byte[] bytes(String name) {
        try (PointerScope scope = new PointerScope();
                SafetensorsFile source = SafetensorsFile.open(path(file))) {
            Tensor tensor = source.load(name, ScalarType.Byte);
            byte[] values = new byte[Math.toIntExact(tensor.numel())];
            new BytePointer(tensor.data_ptr()).get(values);
            return values;
        }
    }

    /** A tensor in float64, with all its digits, in C order. */
    public double[] doubles(String name) {
        try (PointerScope scope = new PointerScope();
                SafetensorsFile source = SafetensorsFile.open(path(file))) {
            Tensor tensor = source.load(name, ScalarType.Double);
            double[] values = new double[Math.toIntExact(tensor.numel())];
            new DoublePointer(tensor.data_ptr()).get(values);
            return values;
        }
    }

    /** The shape of a tensor. */
    public long[] shape(String name) {
        try (SafetensorsFile source = SafetensorsFile.open(path(file))) {
            return source.shape(name);
        }
    }

    /** The largest deviation that a sound float32 implementation can show. */
    public double tolerance(String name) {
        JsonNode entry = tolerances().path(name).path("suggested_atol");
        assertThat(entry.isNumber()).as("tolerances.json has '%s' of %s", name, file).isTrue();
        return entry.doubleValue();
    }

    /** Requires the tensor to have the reference's shape and numbers, within the tolerance. */
    public void check(String name, Tensor actual) {
        try (PointerScope scope = new PointerScope()) {
            Tensor expected = tensor(name);
            assertThat(Tensors.shape(actual)).as("shape of '%s'", name).isEqualTo(Tensors.shape(expected));
            check(name, Tensors.toArray(actual));
        }
    }

    /** Requires the reference's numbers in C order, within the tolerance. */
    public void check(String name, float... actual) {
        Deviation deviation = Deviation.between(actual, values(name));
        double tolerance = tolerance(name);
        ParityRecord.append(file, name, deviation.worst(), tolerance);
        assertThat(deviation.worst())
                .as("%s '%s': largest deviation %s", file, name, deviation)
                .isLessThanOrEqualTo(tolerance);
    }
}
