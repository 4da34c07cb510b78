package org.diception.server.work;

import org.diception.Instance;
import org.diception.Instances;
import org.diception.Prediction;
import org.diception.output.Answer;

/** What an answer takes in memory, the photo included, since the answer keeps it alive. */
final class Weights {
    private static final long OBJECTS = 4096;

    private Weights() {}

    static long bytes(Answer answer) {
        Prediction prediction = answer.prediction();
        long bytes = OBJECTS + answer.photo().picture().rgb().length
                + Float.BYTES * (long) prediction.painting().colours().data().length;
        if (prediction.data() != prediction.painting().colours()) {
            bytes += Float.BYTES * (long) prediction.data().data().length;
        }
        if (prediction instanceof Instances found) {
            for (Instance one : found.instances()) {
                bytes += (long) one.box().width() * one.box().height() / Byte.SIZE
                        + Float.BYTES * (long) one.share().part().data().length;
            }
        }
        return bytes;
    }
}
