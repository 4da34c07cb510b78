package org.diception.io;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The number formats that a checkpoint may hold, by the names of the safetensors format. All are
 * little-endian.
 */
enum DType {
    BOOL(1, ScalarType.Bool),
    U8(1, ScalarType.Byte),
    I8(1, ScalarType.Char),
    F8_E5M2(1, ScalarType.Float8_e5m2),
    F8_E4M3(1, ScalarType.Float8_e4m3fn),
    I16(2, ScalarType.Short),
    U16(2, ScalarType.UInt16),
    F16(2, ScalarType.Half),
    BF16(2, ScalarType.BFloat16),
    I32(4, ScalarType.Int),
    U32(4, ScalarType.UInt32),
    F32(4, ScalarType.Float),
    I64(8, ScalarType.Long),
    U64(8, ScalarType.UInt64),
    F64(8, ScalarType.Double);

    private final int bytes;
    private final ScalarType scalarType;

    DType(int bytes, ScalarType scalarType) {
        this.bytes = bytes;
        this.scalarType = scalarType;
    }

    /** Bytes per element. */
    int bytes() {
        return bytes;
    }

    /** The same format in libtorch. */
    ScalarType scalarType() {
        return scalarType;
    }

    /** Whether values may be converted to another floating-point format while loading. */
    boolean isFloating() {
        return name().startsWith("F") || this == BF16;
    }

    static boolean isKnown(String name) {
        return Arrays.stream(values()).anyMatch(dtype -> dtype.name().equals(name));
    }

    static String known() {
        return Arrays.stream(values()).map(DType::name).collect(Collectors.joining(", "));
    }

    static DType of(ScalarType scalarType) {
        ScalarType wanted = scalarType.intern();
        return Arrays.stream(values())
                .filter(dtype -> dtype.scalarType == wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no file format holds tensors of " + wanted));
    }
}
