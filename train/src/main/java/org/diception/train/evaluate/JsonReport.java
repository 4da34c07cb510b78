package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A report as JSON, for programs. */
public final class JsonReport {
    private JsonReport() {
    }

    /** {@code {name, conditions, outcomes: [{set, task, steps, guidance, scores, protocol, paper, …}]}}. */
    public static ObjectNode of(Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", report.name());
        report.conditions().forEach(json.putObject("conditions")::put);
        ArrayNode outcomes = json.putArray("outcomes");
        report.outcomes().forEach(outcome -> add(outcome, outcomes.addObject()));
        return json;
    }

    private static void add(Outcome outcome, ObjectNode json) {
        json.put("set", outcome.set()).put("task", outcome.task()).put("by", outcome.by())
                .put("steps", outcome.steps()).put("guidance", outcome.guidance())
                .put("size", outcome.size()).put("judged", outcome.judged());
        ObjectNode scores = json.putObject("scores");
        for (Score score : outcome.scores()) {
            if (Double.isFinite(score.value())) {
                scores.put(score.measure().id(), score.value());
            } else {
                scores.putNull(score.measure().id());
            }
        }
        outcome.protocol().forEach(json.putObject("protocol")::put);
        outcome.paperLine().ifPresent(line -> {
            ObjectNode paper = json.putObject("paper");
            paper.put("source", outcome.paper().orElseThrow().source()).put("name", line.name())
                    .put("steps", line.steps()).put("guidance", line.guidance());
            line.numbers().forEach(paper.putObject("scores")::put);
        });
        outcome.skipped().forEach(json.putArray("skipped")::add);
        cases(json.putArray("best"), outcome.best());
        cases(json.putArray("worst"), outcome.worst());
    }

    private static void cases(ArrayNode json, List<Outcome.Case> cases) {
        cases.forEach(one -> json.addObject().put("sample", one.sample()).put("goodness", one.goodness()));
    }
}
