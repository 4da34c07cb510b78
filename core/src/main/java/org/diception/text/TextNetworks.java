package org.diception.text;

import org.diception.io.JsonConfig;
import org.diception.nn.Weights;

/** Which tensors the text encoders read: for those who write weights of the same layout. */
public final class TextNetworks {
    private TextNetworks() {}

    /** Takes every tensor of {@code text_encoder} or {@code text_encoder_2}. */
    public static void takeClip(Weights weights, JsonConfig config) {
        ClipTextEncoder.of(weights, ClipTextConfig.of(config));
    }

    /** Takes every tensor of {@code text_encoder_3}. */
    public static void takeT5(Weights weights, JsonConfig config) {
        T5Encoder.take(weights, T5Config.of(config));
    }
}
