package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.diception.Provenance;
import org.diception.Version;
import org.diception.train.datasets.DataSet;

/** What holds for all numbers of a run. */
record Conditions(EvaluationRecipe recipe, Provenance how) {
    /**
     * What must be equal for results of an earlier run to be of use, as one line of JSON. What is asked and
     * how it is scored is not here: it is in the rows' own names.
     */
    String fixed() {
        ObjectNode fixed = JsonNodeFactory.instance.objectNode();
        model().forEach(fixed::put);
        return fixed.toString();
    }

    /** All of it, for reports. */
    Map<String, String> all() {
        Map<String, String> all = model();
        all.put("recipe", "sha256 " + recipe.hash());
        return all;
    }

    /** Which samples a set has. */
    static String samples(DataSet set) {
        return set.size() + ", sha256 of their names " + Hashes.sha256(IntStream.range(0, set.size())
                .mapToObj(set::name).collect(Collectors.joining("\n")));
    }

    private Map<String, String> model() {
        Map<String, String> model = new LinkedHashMap<>();
        model.put("model", how.model());
        model.put("weights", how.fingerprint());
        model.put("version", Version.NUMBER);
        model.put("resolution", how.size().toString());
        model.put("seed", Long.toString(how.seed()));
        model.put("samples drawn", Integer.toString(how.samples()));
        model.put("photo latent", how.latent().toString());
        model.put("point order", how.order().toString());
        model.put("compatibility", how.compatibility().toString());
        model.put("device", how.device().toString());
        model.put("precision", how.precision().toString());
        model.put("read-out", how.readOut().toString());
        return model;
    }
}
