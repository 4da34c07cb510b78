package org.diception.lora;

import java.util.List;
import org.diception.UsageException;

/**
 * Which layers get an adapter: those whose name is one of the given, or ends with a dot and one of them, as
 * PEFT's {@code target_modules} has it.
 */
public record LoraTargets(List<String> names) {
    /** The paper's: queries, keys and values of both streams (section C, few-shot). */
    public static final LoraTargets PAPER = new LoraTargets(
            List.of("to_q", "to_k", "to_v", "add_q_proj", "add_k_proj", "add_v_proj"));

    public LoraTargets {
        names = List.copyOf(names);
        if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
            throw new UsageException("targets " + names + ": name at least one layer, such as to_q");
        }
    }

    /** Whether a layer gets an adapter. */
    public boolean match(String layer) {
        return names.stream().anyMatch(name -> matches(name, layer));
    }

    static boolean matches(String target, String layer) {
        return layer.equals(target) || layer.endsWith("." + target);
    }
}
