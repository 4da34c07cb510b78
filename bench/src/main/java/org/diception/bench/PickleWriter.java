package org.diception.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The few opcodes of Python's pickle, protocol 2, that a dictionary of tensors needs. Nothing is remembered
 * or shared.
 */
final class PickleWriter {
    private static final int PROTOCOL = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PickleWriter() {
        code(0x80).code(PROTOCOL);
    }

    private PickleWriter code(int opcode) {
        out.write(opcode);
        return this;
    }

    private PickleWriter int32(int value) {
        byte[] bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
        out.writeBytes(bytes);
        return this;
    }

    PickleWriter emptyDictionary() {
        return code('}');
    }

    PickleWriter mark() {
        return code('(');
    }

    /** Puts the keys and values since the mark into the dictionary before it. */
    PickleWriter setItems() {
        return code('u');
    }

    /** Makes a tuple of what was pushed since the mark. */
    PickleWriter tuple() {
        return code('t');
    }

    PickleWriter text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        code('X').int32(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    PickleWriter integer(long value) {
        return code('J').int32(Math.toIntExact(value));
    }

    PickleWriter integers(long... values) {
        mark();
        for (long value : values) {
            integer(value);
        }
        return tuple();
    }

    PickleWriter no() {
        return code(0x89);
    }

    PickleWriter global(String module, String name) {
        out.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Makes an ordered dictionary without entries. */
    PickleWriter orderedDictionary() {
        return global("collections", "OrderedDict").code(')').call();
    }

    /** Calls the function below the tuple of its arguments. */
    PickleWriter call() {
        return code('R');
    }

    /** Makes a reference to something outside the pickle of the tuple on top. */
    PickleWriter persistentId() {
        return code('Q');
    }

    /** The whole pickle. */
    byte[] end() {
        code('.');
        return out.toByteArray();
    }
}
