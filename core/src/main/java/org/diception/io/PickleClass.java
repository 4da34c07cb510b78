package org.diception.io;

import java.util.HashMap;
import java.util.Map;

/**
 * The Python classes and functions that a checkpoint of tensors needs: the whole allow-list. None is ever
 * called.
 */
enum PickleClass {
    ORDERED_DICT("collections.OrderedDict"),
    REBUILD_TENSOR("torch._utils._rebuild_tensor"),
    REBUILD_TENSOR_V2("torch._utils._rebuild_tensor_v2"),
    REBUILD_PARAMETER("torch._utils._rebuild_parameter"),
    SIZE("torch.Size"),
    FLOAT_STORAGE("torch.FloatStorage", DType.F32),
    DOUBLE_STORAGE("torch.DoubleStorage", DType.F64),
    HALF_STORAGE("torch.HalfStorage", DType.F16),
    BFLOAT16_STORAGE("torch.BFloat16Storage", DType.BF16),
    BYTE_STORAGE("torch.ByteStorage", DType.U8),
    CHAR_STORAGE("torch.CharStorage", DType.I8),
    SHORT_STORAGE("torch.ShortStorage", DType.I16),
    INT_STORAGE("torch.IntStorage", DType.I32),
    LONG_STORAGE("torch.LongStorage", DType.I64),
    BOOL_STORAGE("torch.BoolStorage", DType.BOOL);

    private static final Map<String, PickleClass> BY_NAME = new HashMap<>();

    static {
        for (PickleClass known : values()) {
            BY_NAME.put(known.name, known);
            if (known.isStorage()) {
                BY_NAME.put(known.name.replace("torch.", "torch.cuda."), known); // as old checkpoints say
            }
        }
    }

    private final String name;
    private final DType dtype;

    PickleClass(String name) {
        this(name, null);
    }

    PickleClass(String name, DType dtype) {
        this.name = name;
        this.dtype = dtype;
    }

    static boolean allows(String name) {
        return BY_NAME.containsKey(name);
    }

    static PickleClass of(String name) {
        return BY_NAME.get(name);
    }

    boolean isStorage() {
        return dtype != null;
    }

    /** What a storage class holds. */
    DType dtype() {
        return dtype;
    }
}
