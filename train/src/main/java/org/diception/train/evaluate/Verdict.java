package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import org.diception.image.RgbImage;

/**
 * What a judge says about one sample.
 *
 * @param numbers all that its summary needs, as JSON: a run that was stopped goes on from these
 * @param goodness orders samples from the worst to the best; NaN if this one is neither
 * @param pictures photo, truth, answer, for the reader of the report; made only if they are shown
 */
record Verdict(ObjectNode numbers, double goodness, Supplier<List<RgbImage>> pictures) {
}
