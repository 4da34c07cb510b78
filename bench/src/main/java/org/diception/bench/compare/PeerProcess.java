package org.diception.bench.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.diception.InputException;

/**
 * The other stack in a process of its own: one JSON object on a line of its stdin, one on a line of its
 * stdout. What it says on stderr passes through. Used by one thread.
 */
public final class PeerProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECONDS_TO_END = 20;

    private final String name;
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private PeerProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.requests = process.outputWriter();
        this.answers = process.inputReader();
    }

    /** @throws InputException if the program cannot be started */
    public static PeerProcess start(List<String> command) {
        try {
            return new PeerProcess(command.get(0), plain(new ProcessBuilder(command)).start());
        } catch (IOException e) {
            throw new InputException(command.get(0) + ": cannot be started (" + e
                    + "); name a Python with --python", e);
        }
    }

    /** Without the settings that our own launcher makes: the other side runs as its users start it. */
    static ProcessBuilder plain(ProcessBuilder builder) {
        builder.environment().keySet().removeAll(List.of("GLIBC_TUNABLES", "OMP_WAIT_POLICY"));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws InputException if the other side failed or ended
     */
    public JsonNode ask(String what, Map<String, ?> arguments) {
        try {
            requests.write(request(what, arguments));
            requests.newLine();
            requests.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new InputException(name + ": ended during '" + what
                        + "'; was there too little memory, and are all of requirements.txt installed?");
            }
            JsonNode answer = JSON.readTree(line);
            if (answer.has("error")) {
                throw new InputException(name + ": '" + what + "' failed: " + answer.path("error").asText());
            }
            return answer;
        } catch (IOException e) {
            throw new InputException(name + ": no answer to '" + what + "' (" + e + ")", e);
        }
    }

    /** The line that asks. */
    static String request(String what, Map<String, ?> arguments) throws IOException {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("do", what);
        request.putAll(arguments);
        return JSON.writeValueAsString(request);
    }

    /** Ends the process: it stops when its stdin does. */
    @Override
    public void close() {
        try {
            requests.close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly(); // it has ended already
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
