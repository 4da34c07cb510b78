package org.diception.train;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.diception.model.Condition;
import org.diception.model.Streams;
import org.diception.model.Transformer;
import org.diception.nn.ForgottenScores;
import org.diception.nn.Scope;
import org.diception.train.optim.NoGrad;

/**
 * Activation checkpointing (arXiv 1604.06174): of the forward pass only what enters each block is kept, and
 * the backward pass computes one block after the other again. Costs one forward pass more, needs the memory
 * of one block instead of all. The gradients are those of {@link KeepingAll} to the bit.
 */
public final class Recomputing implements Backpropagation {
    @Override
    public void run(Transformer transformer, Tensor noisy, Tensor timestep, Condition condition,
            Objective objective) {
        try (PointerScope scope = new PointerScope(); ForgottenScores forgotten = new ForgottenScores()) {
            Tensor conditioning = transformer.conditioning(timestep, condition);
            Streams first = transformer.embed(noisy, condition);
            Streams[] entering = forward(transformer, first, conditioning);
            Walk walk = new Walk(transformer, conditioning, objective);
            walk.end(entering[entering.length - 1], noisy);
            for (int block = entering.length - 2; block >= 0; block--) {
                free(scope, entering[block + 1]);
                Streams done = first.with(walk.image, walk.text);
                walk.block(block, entering[block]);
                free(scope, done);
                objective.left(block);
            }
            TensorVector roots = new TensorVector();
            TensorVector gradients = new TensorVector();
            put(roots, gradients, first.image(), walk.image);
            put(roots, gradients, first.text(), walk.text);
            put(roots, gradients, conditioning, walk.conditioning);
            backward(roots, gradients);
        }
    }

    /** What enters each block and, at last, what leaves the last one. */
    private static Streams[] forward(Transformer transformer, Streams first, Tensor conditioning) {
        Streams[] entering = new Streams[transformer.blocks().size() + 1];
        entering[0] = first;
        try (NoGrad noGrad = new NoGrad()) {
            for (int block = 0; block < entering.length - 1; block++) {
                entering[block + 1] = transformer.block(block, entering[block], conditioning);
            }
        }
        return entering;
    }

    /** The same streams as the start of a graph. */
    private static Streams leaves(Streams streams) {
        return streams.with(cut(streams.image(), true), cut(streams.text(), true));
    }

    /** The same for streams that have a graph already, where it leads to something that is trained. */
    private static Streams cut(Streams streams) {
        return streams.with(cut(streams.image(), streams.image().requires_grad()),
                cut(streams.text(), streams.text().requires_grad()));
    }

    private static Tensor cut(Tensor tensor, boolean trained) {
        if (tensor == null) {
            return null;
        }
        Tensor leaf = tensor.detach();
        leaf.set_requires_grad(trained);
        return leaf;
    }

    /** Before the scope ends: streams of all blocks would be twice the memory that is kept anyway. */
    private static void free(PointerScope owner, Streams streams) {
        for (Tensor stream : new Tensor[] {streams.image(), streams.text()}) {
            if (stream != null) {
                owner.detach(stream);
            }
        }
    }

    private static void put(TensorVector roots, TensorVector gradients, Tensor root, Tensor gradient) {
        if (root != null && root.requires_grad() && gradient != null) {
            roots.push_back(root);
            gradients.push_back(gradient);
        }
    }

    private static void backward(TensorVector roots, TensorVector gradients) {
        if (!roots.empty()) {
            torch.backward(roots, gradients, new BoolOptional(), false, new TensorVector());
        }
    }

    /** The way back, with the gradients of what leaves the block that comes next. */
    private static final class Walk {
        private final Transformer transformer;
        private final Tensor forwardConditioning;
        private final Objective objective;
        private Tensor image;
        private Tensor text;
        private Tensor conditioning;

        Walk(Transformer transformer, Tensor conditioning, Objective objective) {
            this.transformer = transformer;
            this.forwardConditioning = conditioning;
            this.objective = objective;
        }

        void end(Streams leaving, Tensor noisy) {
            try (Scope scope = new Scope()) {
                Tensor leaf = cut(forwardConditioning, forwardConditioning.requires_grad());
                Streams streams = leaves(leaving);
                Tensor velocity =
                        transformer.velocity(streams.image(), leaf, noisy.size(2), noisy.size(3));
                objective.ofVelocity(velocity).ifPresent(Tensor::backward);
                keep(scope, streams, leaf);
            }
        }

        void block(int block, Streams entering) {
            try (Scope scope = new Scope()) {
                Streams streams = block == 0 ? cut(entering) : leaves(entering);
                Tensor leaf = cut(forwardConditioning, forwardConditioning.requires_grad());
                Streams leaving = transformer.block(block, streams, leaf);
                TensorVector roots = new TensorVector();
                TensorVector gradients = new TensorVector();
                objective.ofBlock(block, leaving)
                        .ifPresent(loss -> put(roots, gradients, loss, torch.ones_like(loss)));
                put(roots, gradients, leaving.image(), image);
                put(roots, gradients, leaving.text(), text);
                // Made last, so that its gradient, the sum over the later blocks, is the first to arrive:
                // sums are then taken in the order in which the whole graph takes them.
                put(roots, gradients, leaf.alias(), conditioning);
                backward(roots, gradients);
                keep(scope, streams, leaf);
            }
        }

        private void keep(Scope scope, Streams streams, Tensor leaf) {
            image = gradient(scope, streams.image());
            text = gradient(scope, streams.text());
            conditioning = gradient(scope, leaf);
        }

        private static Tensor gradient(Scope scope, Tensor leaf) {
            if (leaf == null || !leaf.requires_grad()) {
                return null;
            }
            Tensor gradient = leaf.grad(); // a reference into the leaf, which ends with the scope
            return gradient.defined() ? scope.out(gradient.detach()) : null;
        }
    }
}
