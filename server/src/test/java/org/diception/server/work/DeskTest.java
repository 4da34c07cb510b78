package org.diception.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.diception.Point;
import org.diception.Question;
import org.diception.Task;
import org.diception.server.Capacity;
import org.diception.server.Limits;
import org.diception.server.photos.PhotoStore;
import org.diception.server.photos.StoredPhoto;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final PhotoStore photos = new PhotoStore(Limits.DEFAULT, 100 << 20);
    private final Desk desk = new Desk(Capacity.standard(), new Quiet());
    private final StoredPhoto cup = photo("coffee.jpg");

    @Test
    void clicksOnOnePhotoTakeOneTurn() throws InterruptedException {
        Ask one = click(cup, 10);
        Ask two = click(cup, 20);
        Ask other = click(photo("rocket.jpg"), 10);
        Ask depth = new Ask(cup, Task.DEPTH.question(), OptionalInt.empty(), OptionalDouble.empty(), 42, 1);
        List.of(one, other, depth, two).forEach(ask -> desk.ask(ask, "a", LONG));
        assertThat(turn()).containsExactly(one, two);
        assertThat(turn()).containsExactly(other);
        assertThat(turn()).containsExactly(depth);
    }

    @Test
    void whatNobodyWantsAnyMoreLeavesTheQueue() {
        Ticket first = desk.ask(click(cup, 10), "a", LONG);
        Ticket second = desk.ask(click(cup, 10), "b", LONG);
        assertThat(desk.waiting()).isEqualTo(1);
        first.leave();
        assertThat(desk.waiting()).isEqualTo(1);
        second.leave();
        assertThat(desk.waiting()).isZero();
        assertThat(desk.open()).isZero();
        assertThatThrownBy(() -> second.answer().join()).hasRootCauseInstanceOf(Refusal.class);
    }

    @Test
    void aStoppedDeskTakesNothingAndEndsWhenItIsEmpty() throws InterruptedException {
        desk.ask(click(cup, 10), "a", LONG);
        desk.stop();
        assertThatThrownBy(() -> desk.ask(click(cup, 20), "a", LONG)).isInstanceOf(Refusal.class);
        assertThat(turn()).hasSize(1);
        assertThat(desk.next()).isEmpty();
    }

    private List<Ask> turn() throws InterruptedException {
        return desk.next().orElseThrow().works().stream().map(Work::ask).toList();
    }

    private static Ask click(StoredPhoto photo, int x) {
        Question question = Task.SEGMENT.at(Point.at(x, 10));
        return new Ask(photo, question, OptionalInt.empty(), OptionalDouble.empty(), 42, 1);
    }

    private StoredPhoto photo(String name) {
        try {
            return photos.add(Files.readAllBytes(Path.of("../examples").resolve(name)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Nobody counts. */
    private static final class Quiet implements Observer {
        @Override
        public void took(String task, Stage stage, long nanoseconds) {}

        @Override
        public void refused(Refusal.Reason reason) {}

        @Override
        public void shared() {}
    }
}
