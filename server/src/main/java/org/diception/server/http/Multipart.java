package org.diception.server.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a form (RFC 7578) in a body that is in memory already. Names of files are read by nobody, so
 * they can do no harm.
 */
final class Multipart {
    private static final int MOST_PARTS = 32;
    private static final int MOST_HEADER_BYTES = 4096;
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile("(?im)^content-disposition:[^\\r\\n]*?[;\\s]name=\"([^\"\\r\\n]*)\"");
    private static final byte[] HEADER_END = bytes("\r\n\r\n");

    private final byte[] body;
    private final byte[] separator;

    /** One field. */
    record Part(String name, byte[] content) {
        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    private Multipart(byte[] body, byte[] separator) {
        this.body = body;
        this.separator = separator;
    }

    /** @throws Problem 400 if it is no form */
    static List<Part> parse(byte[] body, String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw broken("the content type names no boundary");
        }
        String name = boundary.group(1) != null ? boundary.group(1) : boundary.group(2);
        return new Multipart(body, bytes("--" + name)).parts();
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        byte[] next = bytes("\r\n" + new String(separator, StandardCharsets.ISO_8859_1));
        int at = find(separator, 0, body.length);
        if (at < 0) {
            throw broken("the boundary does not occur");
        }
        at += separator.length;
        while (!startsWith("--", at)) {
            if (!startsWith("\r\n", at) || parts.size() == MOST_PARTS) {
                throw broken(parts.size() == MOST_PARTS ? "more than " + MOST_PARTS + " parts"
                        : "a boundary is not followed by a line break");
            }
            int header = at; // its line break included, so that a part without headers is found too
            int content = find(HEADER_END, header, Math.min(body.length, header + MOST_HEADER_BYTES));
            int end = content < 0 ? -1 : find(next, content, body.length);
            if (end < 0) {
                throw broken("a part does not end");
            }
            parts.add(part(header, content, end));
            at = end + next.length;
        }
        return parts;
    }

    private Part part(int header, int content, int end) {
        String headers = new String(body, header, content - header, StandardCharsets.UTF_8);
        Matcher name = NAME.matcher(headers);
        if (!name.find()) {
            throw broken("a part has no name");
        }
        int from = Math.min(content + HEADER_END.length, end);
        return new Part(name.group(1), Arrays.copyOfRange(body, from, end));
    }

    private boolean startsWith(String text, int at) {
        byte[] wanted = bytes(text);
        return at + wanted.length <= body.length
                && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private int find(byte[] wanted, int from, int to) {
        for (int i = from; i + wanted.length <= to; i++) {
            if (body[i] == wanted[0]
                    && Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Problem broken(String why) {
        return Problem.badRequest("broken form: " + why, "send multipart/form-data as RFC 7578 has it");
    }
}
