package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long seconds;

    @Test
    void aWatcherSeesOneLineThatIsWrittenOver() {
        StatusLine line = line(true);
        line.show(3, 12, "street.jpg");
        assertThat(err.toString()).startsWith("\r").endsWith("\r[######..................] 3/12 street.jpg");
        line.clear();
        assertThat(err.toString()).endsWith(" \r");
    }

    @Test
    void aLogGetsALineOnceAMinuteAndNothingOfShortWork() {
        StatusLine line = line(false);
        for (seconds = 0; seconds <= 150; seconds += 10) {
            line.show(seconds, 600, "photos");
            line.clear();
        }
        assertThat(err.toString().lines()).containsExactly("60/600 photos", "120/600 photos");
    }

    private StatusLine line(boolean interactive) {
        var stream = new PrintStream(err, true);
        return new StatusLine(new Terminal(stream, stream, interactive),
                () -> TimeUnit.SECONDS.toNanos(seconds));
    }
}
