package org.diception.server.http;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.diception.Task;
import org.diception.UsageException;
import org.diception.output.Format;
import org.diception.output.Kind;

/**
 * In which form a client wants an answer: by {@code ?format=}, or else by the header Accept
 * (RFC 9110, 12.5.1).
 *
 * @param format empty for the answer as JSON
 */
record Wanted(Optional<Format> format) {
    /** What Accept can name, the usual one first. */
    private static final List<Offer> OFFERS = List.of(
            new Offer(Media.JSON, Optional.empty()),
            new Offer(Media.PNG, Optional.of(Format.PICTURE)),
            new Offer("image/png;depth=16", Optional.of(Format.PNG16)),
            new Offer(Media.NPY, Optional.of(Format.NPY)),
            new Offer(Media.PLY, Optional.of(Format.PLY)),
            new Offer(Media.ZIP, Optional.of(Format.MASKS)));

    private record Offer(String type, Optional<Format> format) {
        boolean fits(String range) {
            return range.equals("*/*") || range.equals(type)
                    || range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1));
        }
    }

    /** A media range and how much it is liked, 0 to 1. */
    private record Liked(String range, double weight) {}

    /**
     * The form that fits a task.
     *
     * @param name of a format; empty if the client named none
     * @param accept the header; empty if the client sent none
     * @throws Problem 400 for an unknown format, 406 if none fits
     */
    static Wanted of(String name, String accept, Task task) {
        Kind kind = Kind.of(task.readOut());
        if (!name.isEmpty()) {
            Format format = parse(name);
            if (!format.fits(kind)) {
                throw none("answers of the task " + task + " have no format " + name, kind);
            }
            return new Wanted(Optional.of(format));
        }
        return liked(accept).filter(liked -> liked.weight() > 0)
                .flatMap(liked -> OFFERS.stream().filter(offer -> offer.fits(liked.range())))
                .filter(offer -> offer.format().isEmpty() || offer.format().get().fits(kind))
                .findFirst().map(offer -> new Wanted(offer.format()))
                .orElseThrow(() -> none("nothing in 'Accept: " + accept + "' fits the task " + task, kind));
    }

    private static Format parse(String name) {
        try {
            return Format.parse(name);
        } catch (UsageException e) {
            throw Problem.badRequest(e.getMessage(), "name one of these in ?format=");
        }
    }

    private static Stream<Liked> liked(String accept) {
        String header = accept.isBlank() ? "*/*" : accept;
        return Arrays.stream(header.split(",")).map(Wanted::parseRange)
                .sorted(Comparator.comparingDouble(Liked::weight).reversed());
    }

    private static Liked parseRange(String range) {
        String bare = range.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        int at = bare.indexOf(";q=");
        if (at < 0) {
            return new Liked(bare, 1);
        }
        try {
            return new Liked(bare.substring(0, at), Double.parseDouble(bare.substring(at + 3)));
        } catch (NumberFormatException e) {
            return new Liked(bare.substring(0, at), 0); // not a number: not liked
        }
    }

    private static Problem none(String what, Kind kind) {
        String formats = String.join(", ", Arrays.stream(Format.values())
                .filter(format -> format.fits(kind)).map(Format::toString).toList());
        String types = String.join(", ", OFFERS.stream()
                .filter(offer -> offer.format().map(format -> format.fits(kind)).orElse(true))
                .map(Offer::type).toList());
        return new Problem(406, "not-acceptable", "The answer cannot have this form", what,
                "accept one of " + types + ", or ask for ?format= with one of " + formats);
    }
}
