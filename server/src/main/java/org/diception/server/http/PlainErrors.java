package org.diception.server.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses before a route is looked for, such as headers that are too long, as a problem too. */
final class PlainErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Problem problem = new Problem(status, "http", String.valueOf(HttpStatus.getMessage(status)),
                "the request breaks a rule of HTTP or a limit of this server",
                "send shorter headers and a plain path; /openapi.json lists all paths");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        String body = problem.json("").toString();
        Content.Sink.write(response, true, body, callback);
        return true;
    }
}
