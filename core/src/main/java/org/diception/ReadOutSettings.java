package org.diception;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.diception.readout.Constants;
import org.diception.readout.MaskSettings;
import org.diception.readout.PaperSettings;
import org.diception.readout.PoseSettings;

/**
 * How painted instances and skeletons become data. Immutable and thread-safe.
 *
 * @param mode which algorithm
 * @param paper constants of the paper's algorithm for instances
 * @param pose constants for joints
 * @param mask the constant for the object under points, whatever the mode
 */
public record ReadOutSettings(Mode mode, PaperSettings paper, PoseSettings pose, MaskSettings mask) {
    /** Which algorithm reads out. */
    public enum Mode {
        /** The paper's Algorithms 1 and 2 as printed. */
        PAPER;

        /** Parses what {@link #toString} says. */
        public static Mode parse(String name) {
            return Arrays.stream(values())
                    .filter(mode -> mode.toString().equals(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("unknown read-out '" + name + "'; known: "
                            + String.join(", ", Arrays.stream(values()).map(Mode::toString).toList())));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is used where nothing else is said. */
    public static ReadOutSettings defaults() {
        return new ReadOutSettings(Mode.PAPER, PaperSettings.defaults(), PoseSettings.defaults(),
                MaskSettings.defaults());
    }

    /** The same constants for another algorithm. */
    public ReadOutSettings withMode(Mode value) {
        return new ReadOutSettings(value, paper, pose, mask);
    }

    /**
     * One constant changed.
     *
     * @param name one of {@link #constants}, such as {@code paper.sigma}
     * @throws UsageException if there is none of that name or it refuses the value
     */
    public ReadOutSettings with(String name, String value) {
        if (!constants().containsKey(name)) {
            throw new UsageException("unknown read-out setting '" + name + "'; known: "
                    + String.join(", ", constants().keySet()));
        }
        String part = name.substring(name.indexOf('.') + 1);
        return switch (name.substring(0, name.indexOf('.'))) {
            case "paper" -> new ReadOutSettings(mode, Constants.with(paper, part, value), pose, mask);
            case "pose" -> new ReadOutSettings(mode, paper, Constants.with(pose, part, value), mask);
            default -> new ReadOutSettings(mode, paper, pose, Constants.with(mask, part, value));
        };
    }

    /** All constants by name. */
    public Map<String, Number> constants() {
        Map<String, Number> all = new LinkedHashMap<>();
        Constants.of(paper).forEach((name, value) -> all.put("paper." + name, value));
        Constants.of(pose).forEach((name, value) -> all.put("pose." + name, value));
        Constants.of(mask).forEach((name, value) -> all.put("mask." + name, value));
        return all;
    }

    /** The mode and the constants that differ from the defaults, such as {@code paper paper.sigma=0.2}. */
    @Override
    public String toString() {
        Map<String, Number> usual = defaults().constants();
        StringBuilder text = new StringBuilder(mode.toString());
        constants().forEach((name, value) -> {
            if (!value.equals(usual.get(name))) {
                text.append(' ').append(name).append('=').append(value);
            }
        });
        return text.toString();
    }
}
