package org.diception.server.work;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.diception.Diception;
import org.diception.Prediction;
import org.diception.Question;
import org.diception.Request;
import org.diception.Task;
import org.diception.UsageException;
import org.diception.io.Closest;
import org.diception.io.Quote;
import org.diception.output.Answer;
import org.diception.text.CocoClasses;

/**
 * The thread that loads a model and answers with it, one turn after the other. Start it once; it ends when
 * the desk is stopped and empty.
 */
public final class Device {
    private final Desk desk;
    private final Supplier<Diception> loader;
    private final Observer observer;
    private final CompletableFuture<Diception> model = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "diception-device");

    public Device(Desk desk, Supplier<Diception> loader, Observer observer) {
        this.desk = desk;
        this.loader = loader;
        this.observer = observer;
    }

    public void start() {
        thread.start();
    }

    /** Done when the model is in memory, or failed with what is wrong with it. */
    public CompletableFuture<Diception> model() {
        return model;
    }

    /** Waits until all is answered. */
    public boolean join(long milliseconds) throws InterruptedException {
        thread.join(Math.max(1, milliseconds));
        return !thread.isAlive();
    }

    private void run() {
        try (Diception loaded = loader.get()) {
            model.complete(loaded);
            Optional<Turn> turn = desk.next();
            while (turn.isPresent()) {
                take(turn.get(), loaded);
                turn = desk.next();
            }
        } catch (RuntimeException | Error e) { // libtorch fails to link with an Error
            model.completeExceptionally(e);
            desk.stop();
            failAll(e);
        } catch (InterruptedException e) {
            failAll(e);
        }
    }

    private void take(Turn turn, Diception loaded) {
        turn.photo().ifPresent(photo -> {
            try {
                photo.open(loaded).prepare();
            } catch (RuntimeException | OutOfMemoryError e) {
                // the first question about the photo meets it again and says it
            }
        });
        List<Work> wanted = turn.works().stream().filter(Work::isWanted).toList();
        turn.works().stream().filter(work -> !wanted.contains(work)).forEach(work -> desk.failed(work,
                new Refusal(Refusal.Reason.CANCELLED, 0, "cancelled while it waited")));
        if (!wanted.isEmpty()) {
            answer(wanted, loaded);
        }
    }

    private void answer(List<Work> works, Diception loaded) {
        Ask first = works.get(0).ask();
        String task = first.question().task().name();
        works.forEach(work -> observer.took(task, Observer.Stage.WAIT, work.start()));
        long start = System.nanoTime();
        try {
            checkClass(first.question(), loaded);
            Request request = first.request()
                    .withProgress((done, total) -> works.forEach(work -> work.step(done, total)))
                    .withCancellation(() -> works.stream().noneMatch(Work::isWanted));
            List<Prediction> predictions = first.photo().open(loaded)
                    .predict(works.stream().map(work -> work.ask().question()).toList(), request);
            long each = (System.nanoTime() - start) / works.size();
            for (int i = 0; i < works.size(); i++) {
                observer.took(task, Observer.Stage.PREDICT, each);
                desk.finished(works.get(i), Answer.of(predictions.get(i), first.photo().photo()),
                        (double) each / TimeUnit.SECONDS.toNanos(1));
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            works.forEach(work -> desk.failed(work, e));
        }
    }

    /** The model's own words name files of this machine, which clients need not know. */
    private static void checkClass(Question question, Diception loaded) {
        if (question.task().asks() != Task.Asks.CLASS) {
            return;
        }
        try {
            loaded.check(question);
        } catch (UsageException e) {
            throw new UsageException("the model does not know the class " + Quote.of(question.className())
                    + "; " + Closest.of(question.className(), CocoClasses.NAMES)
                    + " are close, /v1/tasks lists the usual ones");
        }
    }

    private void failAll(Throwable why) {
        try {
            for (Optional<Turn> turn = desk.next(); turn.isPresent(); turn = desk.next()) {
                turn.get().works().forEach(work -> desk.failed(work, why));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
