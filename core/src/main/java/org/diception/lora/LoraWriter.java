package org.diception.lora;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.TreeSet;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.io.AtomicFile;
import org.diception.io.SafetensorsWriter;
import org.diception.nn.TensorSource;

/** Writes a LoRA so that diffusers or PEFT reads it. Stateless and thread-safe. */
public final class LoraWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LoraWriter() {}

    /**
     * Writes the files of a layout into a folder.
     *
     * @param matrices A and B by the checkpoint keys of their layers, of one rank
     * @param config the rank, the alpha and the targets that they were trained with
     * @throws org.diception.InputException if that fails
     */
    public static void write(
            Path folder, LoraLayout layout, TensorSource matrices, LoraConfig config, ScalarType dtype) {
        boolean scaled = layout == LoraLayout.DIFFUSERS && config.scale() != 1;
        var writer = new SafetensorsWriter().metadata("format", "pt");
        for (String name : new TreeSet<>(matrices.names())) {
            writer.add(layout.stored(name), dtype, matrices.shape(name), () -> {
                Tensor matrix = matrices.load(name, ScalarType.Float);
                return scaled && name.endsWith(LoraFile.UP) ? matrix.mul(new Scalar(config.scale())) : matrix;
            });
        }
        if (layout == LoraLayout.PEFT) {
            AtomicFile.write(folder.resolve(LoraAlpha.PEFT_CONFIG), peft(config).toPrettyString());
        }
        writer.write(folder.resolve(layout.fileName));
    }

    private static ObjectNode peft(LoraConfig config) {
        ObjectNode json = JSON.createObjectNode();
        json.put("peft_type", "LORA").putNull("task_type").put("inference_mode", true);
        json.put("r", config.rank()).put("lora_alpha", config.alpha()).put("lora_dropout", 0.0);
        json.put("bias", "none").put("fan_in_fan_out", false).put("init_lora_weights", true);
        json.putPOJO("target_modules", config.targets().names());
        return json;
    }
}
