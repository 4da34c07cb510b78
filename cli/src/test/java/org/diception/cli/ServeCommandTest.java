package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    @Test
    void aPortThatIsTakenIsSaidInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Shell shell = Shell.run("serve", "--host", "0.0.0.0", "--port", "" + taken.getLocalPort());
            assertThat(shell.exitCode()).isEqualTo(2);
            assertThat(shell.err()).contains("--token-file keeps others out", "choose another --port");
        }
    }

    @Test
    void aModelThatIsNotThereEndsTheServer() {
        Shell shell = Shell.run("serve", "--port", "0", "--model", "no/such/folder");
        assertThat(shell.exitCode()).isEqualTo(3);
        assertThat(shell.err()).contains("listening on", "no/such/folder");
    }

    @Test
    void aTokenThatCanBeGuessedIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "1234\n");
        assertThat(Shell.run("serve", "--token-file", file.toString()).err()).contains("at least 16");
        assertThat(Shell.run("serve", "--token-file", folder + "/none").exitCode()).isEqualTo(1);
    }
}
