package org.diception;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.diception.readout.Constants;
import org.diception.readout.MaskSettings;
import org.diception.readout.PaperSettings;
import org.diception.readout.PoseSettings;
import org.diception.readout.SegmentSettings;

/**
 * How painted instances and skeletons become data. Immutable and thread-safe.
 *
 * @param mode which algorithm
 * @param paper constants of the paper's algorithm for instances
 * @param instances constants of the improved one
 * @param pose constants for joints
 * @param mask the constant for the object under points, whatever the mode
 */
public record ReadOutSettings(Mode mode, PaperSettings paper, SegmentSettings instances, PoseSettings pose,
        MaskSettings mask) {
    /** Which algorithm reads out. */
    public enum Mode {
        /** The paper's Algorithms 1 and 2 as printed. */
        PAPER,
        /** What does best on painted truth. */
        IMPROVED;

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
        return new ReadOutSettings(Mode.IMPROVED, PaperSettings.defaults(), SegmentSettings.defaults(),
                PoseSettings.defaults(), MaskSettings.defaults());
    }

    /** The same constants for another algorithm. */
    public ReadOutSettings withMode(Mode value) {
        return new ReadOutSettings(value, paper, instances, pose, mask);
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
        int dot = name.indexOf('.');
        String part = name.substring(dot + 1);
        var paperNow = paper;
        var instancesNow = instances;
        var poseNow = pose;
        var maskNow = mask;
        switch (name.substring(0, dot)) {
            case "paper" -> paperNow = Constants.with(paper, part, value);
            case "instances" -> instancesNow = Constants.with(instances, part, value);
            case "pose" -> poseNow = Constants.with(pose, part, value);
            default -> maskNow = Constants.with(mask, part, value);
        }
        return new ReadOutSettings(mode, paperNow, instancesNow, poseNow, maskNow);
    }

    /** All constants by name. */
    public Map<String, Number> constants() {
        Map<String, Number> all = new LinkedHashMap<>();
        Constants.of(paper).forEach((name, value) -> all.put("paper." + name, value));
        Constants.of(instances).forEach((name, value) -> all.put("instances." + name, value));
        Constants.of(pose).forEach((name, value) -> all.put("pose." + name, value));
        Constants.of(mask).forEach((name, value) -> all.put("mask." + name, value));
        return all;
    }

    /** Mode and constants that are not the default, such as {@code improved instances.black=0.3}. */
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
