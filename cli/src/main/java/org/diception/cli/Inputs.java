package org.diception.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diception.InputException;
import org.diception.Task;
import org.diception.UsageException;

/**
 * What users give as photos: files, folders, globs and official batch lists, to the photos that they mean.
 */
record Inputs(Path dataRoot, boolean allTargets, List<Task> tasks) {
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");
    static final List<String> EXTENSIONS = List.of("jpg", "jpeg", "png", "webp", "tif", "tiff", "bmp");

    /**
     * The photos that one argument means, in the order of their names.
     *
     * @throws InputException if there are none
     */
    List<Job> expand(String argument) {
        Path path = path(argument);
        if (path != null && Files.isDirectory(path)) {
            return found(argument, walk(path, Integer.MAX_VALUE, Inputs::isPhoto));
        }
        if (path != null && (Files.exists(path) || !WILDCARD.matcher(argument).find())) {
            return argument.toLowerCase(Locale.ROOT).endsWith(".json")
                    ? BatchList.read(path, this) : List.of(Job.of(path));
        }
        return glob(argument);
    }

    private static Path path(String argument) {
        try {
            return Path.of(argument);
        } catch (java.nio.file.InvalidPathException e) {
            return null; // as some file systems refuse '*'
        }
    }

    private static List<Job> glob(String pattern) {
        int wildcard = WILDCARD.matcher(pattern).results().findFirst().orElseThrow().start();
        int folderEnd = pattern.lastIndexOf('/', wildcard);
        Path folder = Path.of(folderEnd < 0 ? "" : pattern.substring(0, folderEnd + 1));
        String rest = pattern.substring(folderEnd + 1);
        int depth = rest.contains("**") ? Integer.MAX_VALUE : rest.split("/").length;
        PathMatcher matcher = matcher(rest);
        return found(pattern, walk(folder, depth,
                file -> matcher.matches(folder.relativize(file)) && isPhoto(file)));
    }

    private static PathMatcher matcher(String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (java.util.regex.PatternSyntaxException e) {
            throw new UsageException(glob + ": not a pattern (" + e.getDescription() + ")");
        }
    }

    private static List<Job> walk(Path folder, int depth, Predicate<Path> wanted) {
        List<Job> jobs = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(wanted).filter(Files::isRegularFile).sorted().forEach(file -> {
                Path below = folder.relativize(file).getParent();
                jobs.add(new Job(file, below == null ? Path.of("") : below, List.of()));
            });
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new InputException(folder + ": cannot be read (" + e.getMessage() + ")", e);
        }
        return jobs;
    }

    private static List<Job> found(String argument, List<Job> jobs) {
        if (jobs.isEmpty()) {
            throw new InputException(argument + ": no photos here; looked for "
                    + String.join(", ", EXTENSIONS));
        }
        return jobs;
    }

    private static boolean isPhoto(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean known = EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
        return known && !name.startsWith(".") && !ResultNames.isResult(file);
    }
}
