package org.diception.io;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.diception.ModelException;

/**
 * A checkpoint of {@code torch.save}, in its zip layout or the one before torch 1.6. Nested dictionaries are
 * laid out flat, {@code {"transformer": {"proj_out.bias": t}}} as {@code transformer.proj_out.bias}.
 *
 * <p>Nothing in the file is executed. Its pickle is run on a machine that knows the opcodes and classes of
 * tensors in dictionaries; everything else is refused by name. Lists of tensors are no part of a model and
 * are not read.
 */
public final class PthFile extends TensorFile {
    private final Map<String, Object> values;

    private PthFile(InputBytes bytes, Map<String, StoredTensor> tensors, Map<String, Object> values) {
        super(bytes, tensors);
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * Reads what the checkpoint holds, none of the tensors.
     *
     * @throws ModelException naming what is wrong with
     * it
     */
    public static PthFile open(Path path) {
        InputBytes bytes = InputBytes.open(path);
        try {
            PthArchive archive = PthArchive.read(bytes);
            PthTree tree = PthTree.flatten(bytes, archive.root());
            Map<String, StoredTensor> tensors = new LinkedHashMap<>();
            tree.tensors().forEach((name, tensor) -> tensors.put(name, locate(bytes, name, tensor, archive)));
            return new PthFile(bytes, tensors, tree.values());
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private static StoredTensor locate(InputBytes bytes, String name, PthTensor tensor, PthArchive archive) {
        String flaw = tensor.flaw();
        if (!flaw.isEmpty()) {
            throw bytes.broken("tensor " + Quote.of(name) + " " + flaw);
        }
        PthStorage storage = tensor.storage();
        long position = archive.positions().get(storage.key()) + tensor.offset() * storage.dtype().bytes();
        return new StoredTensor(storage.dtype(), tensor.shape(), tensor.strides(), position);
    }

    /**
     * What the checkpoint holds beside tensors, by its flat name: numbers, truth values and texts as they
     * are, anything else described in words.
     */
    public Map<String, Object> values() {
        return values;
    }
}
