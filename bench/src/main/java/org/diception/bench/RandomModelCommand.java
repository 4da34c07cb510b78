package org.diception.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diception.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench random-model DIR}. */
@Command(
        name = "random-model",
        description = "Write a model folder of random numbers: sd3-medium takes 8.5 GB.",
        mixinStandardHelpOptions = true)
final class RandomModelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "A folder that does not exist yet.")
    private Path folder;

    @Option(names = "--size", defaultValue = "sd3-medium",
            description = "sd3-medium, sd3-third or small. Default: ${DEFAULT-VALUE}.")
    private String size;

    @Option(names = "--tokenizers", paramLabel = "DIR",
            description = "Write text encoders too, 11 GB at full size; the tokenizers are copied from this"
                    + " model's folder.")
    private Optional<Path> tokenizers = Optional.empty();

    @Override
    public Integer call() throws Exception {
        if (Files.exists(folder)) {
            throw new UsageException(folder + ": exists already; name a new folder");
        }
        ModelSize wanted = Arrays.stream(ModelSize.values())
                .filter(known -> known.toString().equals(size))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "size '" + size + "': known are sd3-medium, sd3-third, small"));
        RandomModel model = new RandomModel(wanted, file -> System.out.println("wrote " + file));
        model.write(folder);
        tokenizers.ifPresent(given -> model.writeTextEncoders(folder, given));
        return 0;
    }
}
