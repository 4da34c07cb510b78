package org.diception.pipeline;

import org.diception.model.FlowMatch;
import org.diception.model.PointEncoder;
import org.diception.model.Transformer;
import org.diception.text.TextConditioner;
import org.diception.vae.Autoencoder;

/** Everything that one model folder holds. Immutable; used by one thread at a time. */
public record Networks(
        TextConditioner text, Autoencoder autoencoder, Transformer transformer, PointEncoder pointEncoder,
        FlowMatch flow) {}
