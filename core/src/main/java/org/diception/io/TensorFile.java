package org.diception.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.ModelException;
import org.diception.nn.Scope;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;

/**
 * A checkpoint in one file, open until {@link #close}. What the formats share: tensors lie at known places,
 * so that each can be read alone. Safe for use by several threads until it is closed.
 */
public abstract sealed class TensorFile implements TensorSource permits SafetensorsFile, PthFile {
    private final InputBytes bytes;
    private final Map<String, StoredTensor> tensors;
    private final TensorLoader loader;

    TensorFile(InputBytes bytes, Map<String, StoredTensor> tensors) {
        this.bytes = bytes;
        this.tensors = tensors;
        this.loader = new TensorLoader(bytes);
    }

    @Override
    public String label() {
        return bytes.label();
    }

    /** All tensor names, in the order of the file. */
    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    @Override
    public long[] shape(String name) {
        return find(name).shape().clone();
    }

    @Override
    public ScalarType dtype(String name) {
        return find(name).dtype().scalarType();
    }

    /**
     * {@inheritDoc}
     *
     * @throws ModelException also if an integer or boolean tensor is wanted in another dtype than its own
     */
    @Override
    public Tensor load(String name, ScalarType wanted) {
        return load(name, find(name), wanted);
    }

    /**
     * Loads one entry along the first dimension, as {@link #load(String, ScalarType)} does, and reads no
     * other.
     *
     * @param index from 0 up to, not including, the first size of {@link #shape}
     */
    public Tensor entry(String name, long index, ScalarType wanted) {
        return load(name, find(name).entry(index), wanted);
    }

    private Tensor load(String name, StoredTensor stored, ScalarType wanted) {
        DType target = DType.of(wanted);
        if (target != stored.dtype() && !(target.isFloating() && stored.dtype().isFloating())) {
            throw new ModelException(label() + ": tensor " + Quote.of(name) + " holds " + stored.dtype()
                    + ", " + target + " is wanted; only floating-point tensors are converted");
        }
        return loader.load(stored, target.scalarType());
    }

    /** A small floating-point tensor as a Java array in C order. */
    public float[] floats(String name) {
        try (var scope = new Scope()) {
            return Tensors.toArray(load(name, ScalarType.Float));
        }
    }

    /** A small floating-point tensor as a Java array in C order, without loss. */
    public double[] doubles(String name) {
        try (var scope = new Scope()) {
            double[] values = new double[Math.toIntExact(find(name).elements())];
            NativeMemory.of(load(name, ScalarType.Double)).asDoubleBuffer().get(values);
            return values;
        }
    }

    /**
     * A small integer or boolean tensor as a Java array in C order; true is 1, U64 wraps around beyond 2^63.
     */
    public long[] longs(String name) {
        StoredTensor stored = find(name);
        if (stored.dtype().isFloating()) {
            throw new ModelException(label() + ": tensor " + Quote.of(name) + " holds " + stored.dtype()
                    + ", integers are wanted");
        }
        ByteBuffer raw = ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
        long[] values = new long[Math.toIntExact(stored.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = integer(raw, stored.dtype());
        }
        return values;
    }

    /** The bytes of a small tensor in C order, as the file's dtype holds them: little-endian. */
    public byte[] bytes(String name) {
        StoredTensor stored = find(name);
        byte[] raw = new byte[Math.toIntExact(stored.elements() * stored.dtype().bytes())];
        try (var scope = new Scope()) {
            NativeMemory.of(load(name, stored.dtype().scalarType())).get(raw);
        }
        return raw;
    }

    private static long integer(ByteBuffer raw, DType dtype) {
        return switch (dtype) {
            case BOOL -> raw.get() == 0 ? 0 : 1;
            case U8 -> raw.get() & 0xff;
            case I8 -> raw.get();
            case I16 -> raw.getShort();
            case U16 -> raw.getShort() & 0xffff;
            case I32 -> raw.getInt();
            case U32 -> raw.getInt() & 0xffff_ffffL;
            default -> raw.getLong();
        };
    }

    private StoredTensor find(String name) {
        StoredTensor stored = tensors.get(name);
        if (stored == null) {
            throw new ModelException(label() + ": no tensor " + Quote.of(name) + " among its "
                    + tensors.size());
        }
        return stored;
    }

    @Override
    public void close() {
        loader.close();
        bytes.close();
    }
}
