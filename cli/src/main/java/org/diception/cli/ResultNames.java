package org.diception.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diception.Question;
import org.diception.Task;
import org.diception.output.ResultFiles;

/**
 * Where answers go: {@code street.depth} beside {@code street.jpg}, and behind it what kind of file it is.
 * Photos that would share a name have their extension in it, or else their folders.
 */
final class ResultNames {
    private static final Pattern RESULT = Pattern.compile("(.+?)\\.(?:"
            + Task.all().stream().map(Task::name).collect(Collectors.joining("|"))
            + ")(?:[-.].*)?\\.png|(.+)" + Pattern.quote(Sheets.END));

    /** From the shortest name to the longest, which differs between any two photos. */
    private static final List<Function<Path, String>> NAMES =
            List.of(ResultNames::stem, photo -> photo.getFileName().toString(), ResultNames::wholePath);

    private final Map<Path, Path> bases;

    /**
     * @param folder where the user wants the answers; without one they go beside their photo
     * @param jobs each photo once
     */
    ResultNames(Optional<Path> folder, List<Job> jobs) {
        BiFunction<Job, Function<Path, String>, Path> base = (job, name) -> folder
                .map(path -> path.resolve(job.below()))
                .orElseGet(() -> job.photo().toAbsolutePath().getParent())
                .resolve(name.apply(job.photo()));
        bases = new HashMap<>();
        for (Function<Path, String> name : NAMES) {
            Map<Path, Long> users = jobs.stream()
                    .collect(Collectors.groupingBy(job -> base.apply(job, name), Collectors.counting()));
            for (Job job : jobs) {
                Path path = base.apply(job, name);
                boolean twin = name == NAMES.get(0) && hasTwin(job.photo());
                if (users.get(path) == 1 && !twin) {
                    bases.putIfAbsent(job.photo(), path);
                }
            }
        }
    }

    /** The path of everything about a photo, without the end that says what it is. */
    Path photo(Path photo) {
        return bases.get(photo);
    }

    /** The path of an answer, without the end that says what kind of file it is. */
    Path base(Path photo, Question question) {
        Path base = bases.get(photo);
        return base.resolveSibling(base.getFileName() + "." + question.label());
    }

    /** Whether a picture in a folder is an answer about a photo beside it, and so no photo itself. */
    static boolean isResult(Path file) {
        Matcher name = RESULT.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return hasMetadata(file);
        }
        String photo = name.group(1) == null ? name.group(2) : name.group(1); // with its extension or without
        return Files.exists(file.resolveSibling(photo)) || siblings(file, photo).findAny().isPresent();
    }

    /** Answers to the tasks of adapters are known by what is written beside them. */
    private static boolean hasMetadata(Path file) {
        String name = file.getFileName().toString();
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            if (Files.exists(ResultFiles.meta(file.resolveSibling(name.substring(0, dot))))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a photo of this name with another extension lies beside it, in this run or not. */
    private static boolean hasTwin(Path photo) {
        return siblings(photo, stem(photo)).anyMatch(sibling -> !sibling.equals(photo));
    }

    private static Stream<Path> siblings(Path file, String stem) {
        return Inputs.EXTENSIONS.stream()
                .map(extension -> file.resolveSibling(stem + "." + extension))
                .filter(Files::exists);
    }

    private static String stem(Path photo) {
        String name = photo.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String wholePath(Path photo) {
        String path = photo.toAbsolutePath().normalize().toString();
        return path.replaceAll("[/\\\\:]+", "_").replaceAll("^_", "");
    }
}
