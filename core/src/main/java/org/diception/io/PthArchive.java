package org.diception.io;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diception.ModelException;
import org.diception.io.ZipRecords.Extent;

/**
 * The two layouts of {@code torch.save}: the value that its pickle holds, and where each storage lies in the
 * file.
 */
record PthArchive(Object root, Map<String, Long> positions) {
    /** With this number the layout before torch 1.6 begins. */
    private static final BigInteger LEGACY_MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);

    private static final long LEGACY_PROTOCOL = 1001;
    private static final String PICKLE = "/data.pkl";

    static PthArchive read(InputBytes file) {
        if (file.size() == 0) {
            throw file.broken("is empty");
        }
        byte[] start = file.read(0, (int) Math.min(file.size(), 32)).array();
        if (new String(start, StandardCharsets.ISO_8859_1).startsWith("version https://git-lfs")) {
            throw file.refused("is a git-lfs pointer, not the checkpoint itself",
                    "git lfs pull fetches that");
        }
        return ZipRecords.isZip(file) ? readZip(file) : readLegacy(file);
    }

    /** A zip archive: {@code NAME/data.pkl} and the storages {@code NAME/data/KEY}. */
    private static PthArchive readZip(InputBytes file) {
        ZipRecords records = ZipRecords.read(file);
        String folder = "";
        for (String name : records.names()) {
            if (name.endsWith(PICKLE) && name.indexOf('/') == name.length() - PICKLE.length()) {
                folder = name.substring(0, name.length() - PICKLE.length());
            }
        }
        if (folder.isEmpty()) {
            throw file.refused("is a zip archive without data.pkl", "a checkpoint of torch.save is wanted");
        }
        requireLittleEndian(file, records, folder + "/byteorder");
        Extent pickle = records.find(folder + PICKLE);
        var machine = new PickleMachine(file, new PickleInput(file, pickle.position(), pickle.bytes()));
        Object root = machine.run();
        Map<String, Long> positions = new HashMap<>();
        for (PthStorage storage : machine.storages().values()) {
            Extent data = records.find(folder + "/data/" + storage.key());
            requireBytes(file, storage, data.bytes());
            positions.put(storage.key(), data.position());
        }
        return new PthArchive(root, positions);
    }

    private static void requireLittleEndian(InputBytes file, ZipRecords records, String name) {
        if (!records.has(name)) {
            return; // torch before 2.1 wrote none and knew little-endian machines only
        }
        Extent order = records.find(name);
        byte[] text = file.read(order.position(), (int) Math.min(order.bytes(), 6)).array();
        if (!new String(text, StandardCharsets.ISO_8859_1).equals("little")) {
            throw bigEndian(file);
        }
    }

    private static ModelException bigEndian(InputBytes file) {
        return file.refused("was saved on a big-endian machine", "save it again on a little-endian one");
    }

    /**
     * Pickles one after the other: magic, protocol, machine, value, storage keys; then each storage, length
     * first.
     */
    private static PthArchive readLegacy(InputBytes file) {
        var in = new PickleInput(file, 0, file.size());
        if (!LEGACY_MAGIC.equals(new PickleMachine(file, in).run())
                || !Long.valueOf(LEGACY_PROTOCOL).equals(new PickleMachine(file, in).run())) {
            throw file.broken("is no checkpoint of torch.save");
        }
        if (!(new PickleMachine(file, in).run() instanceof Map<?, ?> machine)
                || !Boolean.TRUE.equals(machine.get("little_endian"))) {
            throw bigEndian(file);
        }
        var value = new PickleMachine(file, in);
        Object root = value.run();
        if (!(new PickleMachine(file, in).run() instanceof List<?> keys)) {
            throw file.broken("has no list of storages after its pickle");
        }
        return new PthArchive(root, legacyPositions(file, in.position(), value.storages(), keys));
    }

    private static Map<String, Long> legacyPositions(
            InputBytes file, long start, Map<String, PthStorage> storages, List<?> keys) {
        Map<String, Long> positions = new HashMap<>();
        long position = start;
        for (Object key : keys) {
            PthStorage storage = storages.get(String.valueOf(key));
            if (storage == null || file.size() - position < Long.BYTES) {
                throw file.broken("ends before storage " + Quote.of(String.valueOf(key))
                        + " or does not know it");
            }
            if (file.read(position, Long.BYTES).getLong() != storage.elements()) {
                throw file.broken("gives storage " + Quote.of(storage.key()) + " two different lengths");
            }
            position += Long.BYTES;
            requireBytes(file, storage, file.size() - position);
            positions.put(storage.key(), position);
            position += storage.bytes();
        }
        for (String key : storages.keySet()) {
            if (!positions.containsKey(key)) {
                throw file.broken("has no storage " + Quote.of(key));
            }
        }
        return positions;
    }

    private static void requireBytes(InputBytes file, PthStorage storage, long there) {
        if (there < storage.bytes()) {
            throw file.broken("storage " + Quote.of(storage.key()) + " should have " + storage.bytes()
                    + " bytes, " + there + " are there");
        }
    }
}
