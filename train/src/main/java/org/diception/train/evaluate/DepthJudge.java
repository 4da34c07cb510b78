package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diception.DepthMap;
import org.diception.Question;
import org.diception.Task;
import org.diception.image.Planes;
import org.diception.readout.Disparity;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TrueDepth;
import org.diception.train.metrics.DepthAlignment;
import org.diception.train.metrics.DepthProtocol;
import org.diception.train.metrics.DepthScore;

/**
 * Depth (Table 1): the painted disparity is fitted to each photo's truth by least squares in disparity, as
 * GenPercept does; numbers are means over photos. The same with a fit in depth stands beside it: papers
 * differ in it, and it says so at once where a comparison mixes them.
 *
 * @param fitSide the fit takes every so manieth pixel of pictures whose longer side is beyond this
 */
record DepthJudge(int fitSide) implements Judge {
    private static final Measure ABS_REL = Measure.lower("absrel", "AbsRel", 3);
    private static final Measure DELTA1 = Measure.higher("delta1", "δ1", 3);
    private static final List<Measure> OTHERS = List.of(Measure.higher("delta2", "δ2", 3),
            Measure.higher("delta3", "δ3", 3), Measure.lower("sqrel", "SqRel", 3),
            Measure.lower("rmse", "RMSE", 3), Measure.lower("rmse_log", "RMSE log", 3),
            Measure.lower("log10", "log10", 3), Measure.lower("irmse", "iRMSE", 3),
            Measure.lower("silog", "SILog", 2), Measure.lower("absrel_depth", "AbsRel, fit in depth", 3),
            Measure.higher("delta1_depth", "δ1, fit in depth", 3));

    @Override
    public Task task() {
        return Task.DEPTH;
    }

    @Override
    public List<Question> examples() {
        return List.of(Task.DEPTH.question());
    }

    @Override
    public String goodness() {
        return "−AbsRel";
    }

    @Override
    public Map<String, String> protocol() {
        Map<String, String> protocol = new LinkedHashMap<>();
        protocol.put("alignment", "scale and shift by least squares in disparity, one photo at a time");
        protocol.put("fit", fitSide == Integer.MAX_VALUE ? "all pixels that count"
                : "the pixels that count, thinned to a longer side of " + fitSide);
        protocol.put("mean", "over photos");
        return protocol;
    }

    @Override
    public Optional<Verdict> judge(Sample sample, long seed, Asker asker) {
        TrueDepth truth = sample.need(TrueDepth.class);
        if (truth.counted() == 0) {
            return Optional.empty();
        }
        DepthMap answer = (DepthMap) asker.ask(sample.photo(), Task.DEPTH.question());
        DepthScore score = score(answer, truth, DepthAlignment.DISPARITY);
        DepthScore inDepth = score(answer, truth, DepthAlignment.DEPTH);
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        numbers.put("absrel", score.absRel()).put("delta1", score.delta1()).put("delta2", score.delta2())
                .put("delta3", score.delta3()).put("sqrel", score.sqRel()).put("rmse", score.rmse())
                .put("rmse_log", score.rmseLog()).put("log10", score.log10()).put("irmse", score.iRmse())
                .put("silog", score.siLog()).put("absrel_depth", inDepth.absRel())
                .put("delta1_depth", inDepth.delta1()).put("pixels", truth.counted());
        return Optional.of(new Verdict(numbers, -score.absRel(), () -> List.of(sample.photo(),
                Disparity.coloured(shown(truth)), answer.preview())));
    }

    private DepthScore score(DepthMap answer, TrueDepth truth, DepthAlignment alignment) {
        DepthProtocol protocol =
                new DepthProtocol(alignment, truth.nearest(), truth.farthest(), fitSide);
        return DepthScore.of(protocol.align(answer.disparity().data(), truth.metres(), truth.counts(),
                truth.width()));
    }

    /** Disparity from 0 to 1 over the pixels that count, 0 elsewhere. */
    private static Planes shown(TrueDepth truth) {
        float[] disparity = truth.disparity();
        float nearest = 0;
        float farthest = Float.POSITIVE_INFINITY;
        for (int i = 0; i < disparity.length; i++) {
            nearest = truth.counts()[i] ? Math.max(nearest, disparity[i]) : nearest;
            farthest = truth.counts()[i] ? Math.min(farthest, disparity[i]) : farthest;
        }
        float range = Math.max(Float.MIN_NORMAL, nearest - farthest);
        for (int i = 0; i < disparity.length; i++) {
            disparity[i] = truth.counts()[i] ? (disparity[i] - farthest) / range : 0;
        }
        return new Planes(1, truth.height(), truth.width(), disparity);
    }

    @Override
    public List<Score> scores(List<JsonNode> numbers) {
        return Means.of(numbers, ABS_REL, DELTA1, OTHERS);
    }
}
