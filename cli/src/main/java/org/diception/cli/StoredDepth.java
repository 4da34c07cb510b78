package org.diception.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diception.InputException;
import org.diception.UsageException;
import org.diception.WorkingSize;
import org.diception.image.Planes;
import org.diception.image.StoredPlane;
import org.diception.output.DepthConvention;
import org.diception.output.ResultFiles;

/**
 * Disparity that was written earlier, with the note beside it, if there is one.
 *
 * @param base folder and name without the end that says what kind of file it is
 * @param disparity (1, H, W)
 * @param meta the note; empty for files of other programs
 */
record StoredDepth(Path base, Planes disparity, JsonNode meta) {
    private static final float MAX_16 = 65535;
    private static final List<String> ENDS = List.of(".16bit.png", ".npy", ".png");

    /** @throws InputException if it cannot be read, or if its note says that it is no disparity */
    static StoredDepth read(Path file) {
        String name = file.getFileName().toString();
        String end = ENDS.stream().filter(name::endsWith).findFirst().orElseThrow(() ->
                new UsageException(file + ": disparity as .npy or 16-bit .png is wanted, as predict --task"
                        + " depth --npy writes it"));
        Path base = file.resolveSibling(name.substring(0, name.length() - end.length()));
        JsonNode meta = Files.exists(ResultFiles.meta(base))
                ? ResultFiles.readMeta(base) : JsonNodeFactory.instance.objectNode();
        String convention = meta.path("outputs").path("settings").path("depth_convention")
                .asText(DepthConvention.DISPARITY.toString());
        boolean depth = meta.isEmpty() || meta.path("convention").asText().contains("disparity");
        if (!depth || !convention.equals(DepthConvention.DISPARITY.toString())) {
            throw new InputException(file + ": its note says that it holds "
                    + (depth ? convention : meta.path("convention").asText())
                    + "; disparity is wanted, which is what can be aligned");
        }
        return new StoredDepth(base, numbers(file), meta);
    }

    /** Whether a note says what the numbers mean. */
    boolean isExplained() {
        return !meta.isEmpty();
    }

    /** The size at which the network worked; the whole map's where that is not known. */
    WorkingSize grid() {
        return Optional.of(meta.path("settings").path("size").asText()).filter(size -> !size.isEmpty())
                .map(WorkingSize::parse).orElse(new WorkingSize(disparity.width(), disparity.height()));
    }

    private static Planes numbers(Path file) {
        StoredPlane stored = StoredPlane.read(file);
        if (stored.bits() == 0) {
            return stored.numbers();
        }
        if (stored.bits() != 16) {
            throw new InputException(file + ": " + stored.bits() + " bits for each pixel; the picture for"
                    + " eyes has no numbers, take the .16bit.png or .npy");
        }
        Planes samples = stored.numbers();
        float[] values = new float[samples.data().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = samples.data()[i] / MAX_16;
        }
        return new Planes(1, samples.height(), samples.width(), values);
    }
}
