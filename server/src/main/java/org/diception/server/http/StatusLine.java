package org.diception.server.http;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;

/**
 * What went wrong, as the reason in the status line. CVAT and Label Studio show annotators nothing else of an
 * error: both raise {@code 422 Client Error: <reason> for url}.
 */
final class StatusLine {
    private static final int LONGEST = 300;

    private StatusLine() {}

    /** Says it with the response that will be sent. */
    static void say(Context request, String reason) {
        String line = reason.replaceAll("[^ -~]", "?");
        String shown = line.length() <= LONGEST ? line : line.substring(0, LONGEST);
        ServletContextRequest.getServletContextRequest(request.req())
                .addHttpStreamWrapper(stream -> new Saying(stream, shown));
    }

    private static final class Saying extends HttpStream.Wrapper {
        private final String reason;

        Saying(HttpStream stream, String reason) {
            super(stream);
            this.reason = reason;
        }

        @Override
        public void send(MetaData.Request request, MetaData.Response response, boolean last,
                ByteBuffer content, Callback callback) {
            MetaData.Response said = response == null ? null
                    : new MetaData.Response(response.getStatus(), reason, response.getHttpVersion(),
                            response.getHttpFields(), response.getContentLength(),
                            response.getTrailersSupplier());
            super.send(request, said, last, content, callback);
        }
    }
}
