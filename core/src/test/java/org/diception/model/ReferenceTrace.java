package org.diception.model;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** What each part of the transformer answers on the way through, by the names of the reference's file. */
final class ReferenceTrace {
    private static final String MAIN = "main";

    private final ReferenceTransformer reference;
    private final Transformer transformer;
    private final Map<String, Tensor> seen = new HashMap<>();

    private ReferenceTrace(ReferenceTransformer reference) {
        this.reference = reference;
        this.transformer = reference.transformer();
    }

    /** All tensors, owned by the current scope. */
    static Map<String, Tensor> of(ReferenceTransformer reference) {
        ReferenceTrace trace = new ReferenceTrace(reference);
        trace.positions();
        trace.conditioning();
        trace.blocks();
        for (String inputs : ReferenceTransformer.cases()) {
            trace.seen.put("patch_embed." + inputs,
                    trace.transformer.posEmbed().forward(reference.input(inputs, "hidden")));
            trace.seen.put(inputs + ".out", reference.run(inputs));
        }
        trace.seen.put("no_add.out", reference.runWithoutPhoto("b1_nonsquare"));
        return trace.seen;
    }

    private void positions() {
        int patch = transformer.config().patchSize();
        for (String name : ReferenceTransformer.GOLDEN.names()) {
            if (name.matches("pos_embed\\.\\d+x\\d+")) {
                String[] size = name.substring("pos_embed.".length()).split("x"); // of the latent
                long rows = Long.parseLong(size[0]) / patch;
                long columns = Long.parseLong(size[1]) / patch;
                seen.put(name, transformer.posEmbed().cropped(rows, columns));
            }
        }
    }

    private void conditioning() {
        Tensor t = ReferenceTransformer.GOLDEN.tensor("time.t");
        Tensor pooled = ReferenceTransformer.GOLDEN.tensor("time.pooled");
        TimeTextEmbed embed = transformer.timeTextEmbed();
        Tensor sinusoid = TimeTextEmbed.sinusoid(t);
        seen.put("time.sinusoid", sinusoid);
        seen.put("time.timestep_embedder", embed.timestepEmbedder().forward(sinusoid));
        seen.put("time.text_embedder", embed.textEmbedder().forward(pooled));
        seen.put("time.time_text_embed", embed.forward(t, pooled));
    }

    private void blocks() {
        Condition condition = reference.condition(MAIN);
        Tensor conditioning = transformer.timeTextEmbed()
                .forward(ReferenceTransformer.GOLDEN.tensor("main.timestep"), condition.pooled());
        seen.put("temb", conditioning);
        seen.put("context_embedder", transformer.contextEmbedder().forward(condition.text()));
        Streams x = transformer.embed(reference.input(MAIN, "hidden"), condition);
        for (int i = 0; i < transformer.blocks().size(); i++) {
            String block = "block." + i + ".";
            JointBlock layer = transformer.blocks().get(i);
            if (layer instanceof JointBlock.Full full) {
                inside(block, full, x, conditioning);
            } else if (layer instanceof JointBlock.Last last) {
                x = everyTokenAnswered(x);
                inside(block, last, x, conditioning);
            }
            x = layer.forward(x, conditioning);
            seen.put(block + "hidden", x.image());
            if (x.text() != null) {
                seen.put(block + "context", x.text());
            }
        }
        Tensor normed = transformer.normOut().forward(x.image(), conditioning);
        seen.put("norm_out", normed);
        seen.put("proj_out", transformer.projOut().forward(normed));
    }

    /** The reference computes the photo's tokens in its last block too, though nobody reads them. */
    private static Streams everyTokenAnswered(Streams x) {
        return new Streams(x.image(), x.text(), x.image().size(1));
    }

    private void inside(String block, JointBlock.Full layer, Streams x, Tensor conditioning) {
        var image = layer.norm1().forward(conditioning);
        var text = layer.norm1Context().forward(conditioning);
        Streams normed = x.with(image.attention().apply(x.image()), text.attention().apply(x.text()));
        Streams attended = layer.attention().forward(normed);
        norms(block + "norm1.", image, normed.image());
        norms(block + "norm1_context.", text, normed.text());
        seen.put(block + "attn.hidden", attended.image());
        seen.put(block + "attn.context", attended.text());
        seen.put(block + "ff", fed(image, x.image(), attended.image(), layer.ff()));
        seen.put(block + "ff_context", fed(text, x.text(), attended.text(), layer.ffContext()));
    }

    private void inside(String block, JointBlock.Last layer, Streams x, Tensor conditioning) {
        var image = layer.norm1().forward(conditioning);
        Tensor text = layer.norm1Context().forward(x.text(), conditioning);
        Streams normed = x.with(image.attention().apply(x.image()), text);
        Streams attended = layer.attention().forward(normed);
        norms(block + "norm1.", image, normed.image());
        seen.put(block + "norm1_context.norm", text);
        seen.put(block + "attn.hidden", attended.image());
        seen.put(block + "ff", fed(image, x.image(), attended.image(), layer.ff()));
    }

    private void norms(String name, AdaLayerNormZero.Pair bend, Tensor normed) {
        seen.put(name + "norm", normed);
        seen.put(name + "gate_msa", bend.attention().gate());
        seen.put(name + "shift_mlp", bend.feedForward().shift());
        seen.put(name + "scale_mlp", bend.feedForward().scale());
        seen.put(name + "gate_mlp", bend.feedForward().gate());
    }

    private static Tensor fed(AdaLayerNormZero.Pair bend, Tensor tokens, Tensor attended, FeedForward ff) {
        return ff.forward(bend.feedForward().apply(bend.attention().residual(tokens, attended)));
    }
}
