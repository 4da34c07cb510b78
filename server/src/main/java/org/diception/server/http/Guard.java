package org.diception.server.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.diception.server.Settings;

/**
 * What every request meets first: an id, headers that keep browsers careful, and checks of who asks. Foreign
 * web pages get nothing: no CORS, no requests from another origin, and on loopback no other host's name,
 * which a page could point here (DNS rebinding). Thread-safe.
 */
final class Guard {
    static final String REQUEST_ID = "X-Request-Id";
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", CSP,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(self), microphone=(), geolocation=()",
            "Cache-Control", "no-store");

    private final Settings settings;

    Guard(Settings settings) {
        this.settings = settings;
    }

    /** For every request. */
    void receive(Context request) {
        String given = request.header(REQUEST_ID);
        boolean usable = given != null && given.matches("[A-Za-z0-9._-]{1,64}");
        String id = usable ? given : UUID.randomUUID().toString();
        request.attribute(REQUEST_ID, id);
        request.header(REQUEST_ID, id);
        request.res().setCharacterEncoding(null); // else pictures are declared as UTF-8
        HEADERS.forEach(request::header);
        checkHost(request);
        checkOrigin(request);
    }

    /** For routes that are not open. */
    void checkToken(Context request) {
        if (settings.token().isPresent()) {
            String given = given(String.valueOf(request.header("Authorization")));
            if (!MessageDigest.isEqual(bytes(given), bytes(settings.token().get()))) {
                throw new Problem(401, "token", "A token is needed", "no token, or a wrong one",
                        "send the header 'Authorization: Bearer ...' with the server's token, or the token"
                                + " as the password of 'Basic'")
                        .header("WWW-Authenticate", "Bearer");
            }
        }
    }

    /** The token, or the password of {@code Basic}, which is all that annotation tools can send. */
    private static String given(String header) {
        if (header.startsWith(BEARER)) {
            return header.substring(BEARER.length());
        }
        if (header.startsWith(BASIC)) {
            try {
                byte[] pair = Base64.getDecoder().decode(header.substring(BASIC.length()));
                String text = new String(pair, StandardCharsets.UTF_8);
                return text.substring(text.indexOf(':') + 1);
            } catch (IllegalArgumentException e) {
                return ""; // no base64, no token
            }
        }
        return "";
    }

    static String id(Context request) {
        return String.valueOf((Object) request.attribute(REQUEST_ID));
    }

    private void checkHost(Context request) {
        String host = String.valueOf(request.host()).replaceFirst(":\\d+$", "");
        if (settings.isLocal() && !host.equals("localhost") && !host.equals("[::1]")
                && !host.startsWith("127.")) {
            throw new Problem(421, "host", "This server is for this machine only",
                    "the header Host names another machine",
                    "ask 127.0.0.1, or start the server with --host");
        }
    }

    private static void checkOrigin(Context request) {
        String origin = request.header("Origin");
        if (origin != null && !origin.replaceFirst("^https?://", "").equals(request.host())) {
            throw new Problem(403, "origin", "Other web pages may not ask", "the request comes from a page"
                    + " of another origin", "call the server from a program, or through a proxy");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
