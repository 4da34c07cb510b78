package org.diception.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where answers go: the options that all predicting commands share. */
final class OutputOptions {
    @Option(names = {"-o", "--output"}, paramLabel = "DIR",
            description = "Folder for the answers. Default: beside each photo.")
    Optional<Path> folder = Optional.empty();

    @Option(names = "--npy", description = "Write the numbers as .npy (float32) too.")
    boolean npy;

    @Option(names = "--overwrite",
            description = "Compute answers again that are there, and replace those about other photos.")
    boolean overwrite;

    @Option(names = "--json", description = "One JSON object per answer on stdout.")
    boolean json;
}
