package org.diception.train;

import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.diception.golden.Goldens;
import org.diception.model.Condition;

/** Samples of a step's batch in golden/train.safetensors, and what is asked of them. */
final class ReferencePart implements Objective {
    private final Goldens golden;
    private final int step;
    private final long from;
    private final long size;
    private final int parts;
    private final PointerScope owner = PointerScope.getInnerScope();
    private Tensor velocity;
    private double loss;

    /** Part {@code part} of so many equal ones. */
    ReferencePart(Goldens golden, int step, int part, int parts) {
        this.golden = golden;
        this.step = step;
        this.size = golden.tensor("step0.x0").size(0) / parts;
        this.from = part * size;
        this.parts = parts;
    }

    Tensor noisy() {
        return FlowMatchingLoss.noisy(input("x0"), input("noise"), input("sigma"));
    }

    Tensor timestep() {
        return input("sigma").mul(new Scalar(1000));
    }

    /** @param tokens of the points of all samples */
    Condition condition(Tensor tokens) {
        return new Condition(input("image_latent"), mine(golden.tensor("prompt_embeds")),
                mine(golden.tensor("pooled")), mine(tokens));
    }

    private Tensor input(String name) {
        return mine(golden.tensor("step" + step + "." + name));
    }

    private Tensor mine(Tensor all) {
        return all.narrow(0, from, size);
    }

    @Override
    public Optional<Tensor> ofVelocity(Tensor answer) {
        velocity = answer.detach();
        owner.attach(velocity);
        Tensor share = FlowMatchingLoss.of(answer, input("x0"), input("noise"))
                .div(new Scalar((double) parts));
        loss = share.item_float();
        return Optional.of(share);
    }

    /** What was answered. */
    Tensor velocity() {
        return velocity;
    }

    /** The part's share of the batch's loss. */
    double loss() {
        return loss;
    }
}
