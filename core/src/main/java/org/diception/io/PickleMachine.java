package org.diception.io;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diception.ModelException;

/**
 * Reads the pickle of a checkpoint without Python: a stack machine over plain Java values that calls nothing.
 * The opcodes are those that {@code torch.save} writes in protocols 1 to 5, the classes those of {@link
 * PickleClass}; everything else is refused by its name.
 *
 * <p>Values: {@link Long}, {@link BigInteger}, {@link Double}, {@link Boolean}, {@link String}, {@code
 * byte[]}, {@link #NONE}, {@link Tuple}, {@link List}, {@link Map}, {@link PthStorage}, {@link PthTensor},
 * {@link PickleClass}.
 */
final class PickleMachine {
    static final Object NONE = new Object() {
        @Override
        public String toString() {
            return "None";
        }
    };

    /** A Python tuple; lists are {@link ArrayList}s. */
    record Tuple(List<Object> items) {}

    /** Fifty times what a checkpoint of 1,000 tensors takes; keeps the memory of hostile pickles bounded. */
    private static final int MAX_STEPS = 2_000_000;

    private final InputBytes file;
    private final PickleInput in;
    private final PickleStack stack;
    private final Map<String, PthStorage> storages = new LinkedHashMap<>();

    PickleMachine(InputBytes file, PickleInput in) {
        this.file = file;
        this.in = in;
        this.stack = new PickleStack(file);
    }

    /**
     * Runs to the end of one pickle.
     *
     * @return the one value that it leaves
     */
    Object run() {
        for (int step = 0; step < MAX_STEPS; step++) {
            int code = in.unsignedByte();
            PickleOpcode opcode = PickleOpcode.of(code);
            if (opcode == PickleOpcode.STOP) {
                return stack.pop();
            }
            if (!literal(opcode) && !container(opcode) && !memoOrObject(opcode)) {
                throw refused(opcode == PickleOpcode.UNKNOWN
                        ? String.format("has byte 0x%02x, which is no pickle opcode", code)
                        : "uses the opcode " + opcode + ", which a checkpoint of tensors does not need");
            }
        }
        throw refused("takes more than " + MAX_STEPS + " steps");
    }

    /** The storages that the pickle referred to, by key. */
    Map<String, PthStorage> storages() {
        return storages;
    }

    private boolean literal(PickleOpcode opcode) {
        switch (opcode) {
            case NONE -> stack.push(NONE);
            case NEWTRUE -> stack.push(true);
            case NEWFALSE -> stack.push(false);
            case BININT -> stack.push((long) in.int32());
            case BININT1 -> stack.push((long) in.unsignedByte());
            case BININT2 -> stack.push((long) in.unsignedShort());
            case INT -> stack.push(integerOrTruth(in.line()));
            case LONG -> stack.push(integer(in.line().replaceFirst("L$", "")));
            case LONG1 -> stack.push(littleEndian(in.bytes(in.unsignedByte())));
            case BINFLOAT -> stack.push(in.bigEndianDouble());
            case SHORT_BINUNICODE, SHORT_BINSTRING -> stack.push(in.utf8(in.unsignedByte()));
            case BINUNICODE, BINSTRING -> stack.push(in.utf8(in.int32() & 0xffff_ffffL));
            case SHORT_BINBYTES -> stack.push(in.bytes(in.unsignedByte()));
            case BINBYTES -> stack.push(in.bytes(in.int32() & 0xffff_ffffL));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean container(PickleOpcode opcode) {
        switch (opcode) {
            case EMPTY_DICT -> stack.push(new LinkedHashMap<>());
            case EMPTY_LIST -> stack.push(new ArrayList<>());
            case EMPTY_TUPLE -> stack.push(new Tuple(List.of()));
            case TUPLE1 -> stack.push(new Tuple(stack.pop(1)));
            case TUPLE2 -> stack.push(new Tuple(stack.pop(2)));
            case TUPLE3 -> stack.push(new Tuple(stack.pop(3)));
            case TUPLE -> stack.push(new Tuple(stack.popToMark()));
            case APPEND -> append(stack.pop(1));
            case APPENDS -> append(stack.popToMark());
            case SETITEM -> setItems(stack.pop(2));
            case SETITEMS -> setItems(stack.popToMark());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean memoOrObject(PickleOpcode opcode) {
        switch (opcode) {
            case PROTO -> in.unsignedByte();
            case FRAME -> in.int64(); // a hint for readers of streams
            case MARK -> stack.mark();
            case BINPUT -> stack.memoize(in.unsignedByte());
            case LONG_BINPUT -> stack.memoize(in.int32());
            case MEMOIZE -> stack.memoize();
            case BINGET -> stack.recall(in.unsignedByte());
            case LONG_BINGET -> stack.recall(in.int32());
            case GLOBAL -> pushClass(in.line(), in.line());
            case STACK_GLOBAL -> {
                List<Object> names = stack.pop(2);
                pushClass(String.valueOf(names.get(0)), String.valueOf(names.get(1)));
            }
            case BINPERSID -> pushStorage(stack.pop());
            case REDUCE -> reduce();
            case BUILD -> build();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void pushClass(String module, String name) {
        String qualified = module + "." + name;
        if (!PickleClass.allows(qualified)) {
            throw refused("names " + Quote.of(qualified)
                    + ", which is not among the classes that a checkpoint of tensors needs");
        }
        stack.push(PickleClass.of(qualified));
    }

    /**
     * {@code ('storage', class, key, device, elements)}; the device is where it was, not where it will be.
     */
    private void pushStorage(Object id) {
        List<Object> parts = id instanceof Tuple tuple ? tuple.items() : List.of();
        if (parts.size() >= 5 && "storage".equals(parts.get(0)) && parts.get(1) instanceof PickleClass type
                && type.isStorage() && parts.get(2) instanceof String key
                && parts.get(4) instanceof Long elements
                && elements >= 0 && parts.stream().skip(5).allMatch(NONE::equals)) {
            if (elements > file.size()) {
                throw refused("claims " + elements + " elements for storage " + Quote.of(key)
                        + ", the file has " + file.size() + " bytes");
            }
            var storage = new PthStorage(key, type.dtype(), elements);
            if (!storages.computeIfAbsent(key, k -> storage).equals(storage)) {
                throw refused("describes storage " + Quote.of(key) + " twice and differently");
            }
            stack.push(storage);
        } else {
            throw refused("refers to a storage in a way that torch.save does not");
        }
    }

    private void reduce() {
        List<Object> call = stack.pop(2);
        if (!(call.get(0) instanceof PickleClass type) || !(call.get(1) instanceof Tuple arguments)) {
            throw refused("calls something that is no class");
        }
        stack.push(new PickleCall(type, arguments.items()).result().orElseThrow(
                () -> refused("calls " + type + " with " + arguments.items().size()
                        + " arguments that do not fit")));
    }

    /**
     * Attributes of a dictionary, such as the module versions that state dictionaries carry, are not needed.
     */
    private void build() {
        stack.pop();
        if (!(stack.top() instanceof Map)) {
            throw refused("uses the opcode BUILD on something other than a dictionary");
        }
    }

    private void append(List<Object> items) {
        if (!(stack.top() instanceof ArrayList)) {
            throw refused("appends to something other than a list");
        }
        asList(stack.top()).addAll(items);
    }

    private void setItems(List<Object> items) {
        if (!(stack.top() instanceof LinkedHashMap) || items.size() % 2 != 0) {
            throw refused("puts items into something other than a dictionary");
        }
        Map<Object, Object> map = asMap(stack.top());
        for (int i = 0; i < items.size(); i += 2) {
            if (!(items.get(i) instanceof String) && !(items.get(i) instanceof Long)) {
                throw refused("has a dictionary key that is neither text nor a whole number");
            }
            map.put(items.get(i), items.get(i + 1));
        }
    }

    @SuppressWarnings("unchecked") // this class alone makes the lists, of any values
    private static List<Object> asList(Object list) {
        return (List<Object>) list;
    }

    @SuppressWarnings("unchecked") // this class alone makes the maps, of any values
    private static Map<Object, Object> asMap(Object map) {
        return (Map<Object, Object>) map;
    }

    /** A whole number in decimal digits. */
    private Object integer(String digits) {
        if (!digits.matches("-?[0-9]{1,100}")) {
            throw refused("has " + Quote.of(digits) + " where a number should be");
        }
        return narrow(new BigInteger(digits));
    }

    /** Protocol 1 writes truth values as numbers with a leading zero. */
    private Object integerOrTruth(String line) {
        return line.equals("00") || line.equals("01") ? (Object) line.equals("01") : integer(line);
    }

    private static Object littleEndian(byte[] twosComplement) {
        byte[] bytes = twosComplement.length == 0 ? new byte[1] : new byte[twosComplement.length];
        for (int i = 0; i < twosComplement.length; i++) {
            bytes[bytes.length - 1 - i] = twosComplement[i];
        }
        return narrow(new BigInteger(bytes));
    }

    private static Object narrow(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private ModelException refused(String cause) {
        return file.refused("its pickle " + cause,
                "nothing of it was executed, fetch the file again or save its tensors alone");
    }
}
