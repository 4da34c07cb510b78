package org.diception.io;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.diception.ModelException;

/**
 * A safetensors file. The header is checked as strictly as the reference does: known dtypes, sizes that fit
 * the file, no overlap, no hole, no trailing bytes, no name twice.
 */
public final class SafetensorsFile extends TensorFile {
    private final Map<String, String> metadata;

    private SafetensorsFile(InputBytes bytes, SafetensorsHeader header) {
        super(bytes, header.tensors());
        this.metadata = Collections.unmodifiableMap(header.metadata());
    }

    /**
     * Reads the header, none of the tensors.
     *
     * @throws ModelException naming what is wrong with the file
     */
    public static SafetensorsFile open(Path path) {
        InputBytes bytes = InputBytes.open(path);
        try {
            return new SafetensorsFile(bytes, SafetensorsHeader.read(bytes));
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** The texts that the writer of the file put beside the tensors. */
    public Map<String, String> metadata() {
        return metadata;
    }
}
