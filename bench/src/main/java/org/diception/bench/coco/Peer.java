package org.diception.bench.coco;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.diception.InputException;
import org.diception.io.Npy;

/**
 * What pycocotools needed and found, the start of Python and its imports left out.
 *
 * @param numbers the 12
 */
record Peer(Cost time, double[] precision, double[] recall, double[] numbers) {
    /** Which versions an interpreter has. */
    static String versions(String python) throws IOException, InterruptedException {
        return output(python, "-c", "from importlib.metadata import version as v;"
                + "print(v('pycocotools') + ', numpy ' + v('numpy'), end='')");
    }

    static Peer run(String python, Path folder, boolean byClass) throws IOException, InterruptedException {
        Path script = folder.resolve("peer.py");
        try (InputStream source = Peer.class.getResourceAsStream("peer.py")) {
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
        }
        JsonNode json = new ObjectMapper()
                .readTree(output(python, script.toString(), folder.toString(), "" + byClass));
        Cost time = new Cost(json.path("read").doubleValue(), json.path("score").doubleValue(),
                json.path("cpu").doubleValue());
        return new Peer(time, Npy.read(folder.resolve("precision.npy")).doubles(),
                Npy.read(folder.resolve("recall.npy")).doubles(),
                Npy.read(folder.resolve("numbers.npy")).doubles());
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new InputException(command[0] + ": pycocotools did not run; name a Python that has it with"
                    + " --python");
        }
        return output;
    }
}
