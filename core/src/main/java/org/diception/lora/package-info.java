/**
 * LoRA (arXiv 2106.09685): small matrices that are trained beside a frozen network, as the paper's few-shot
 * adaptation does it. Files in the layouts of diffusers and PEFT, the layers they add to, and merging.
 *
 * <p>Layers are named by their checkpoint key without {@code .weight}; a layer's matrices are {@code
 * layer.lora_A.weight (r, in)} and {@code layer.lora_B.weight (out, r)}.
 */
package org.diception.lora;
