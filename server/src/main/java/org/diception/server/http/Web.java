package org.diception.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.diception.server.Settings;
import org.diception.server.metrics.Meters;
import org.diception.server.metrics.RequestLog;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** Routes behind a port: Javalin with our limits, our errors and our log. */
public final class Web implements AutoCloseable {
    private static final int IDLE_MILLISECONDS = 15_000;
    private static final int STOP_MILLISECONDS = 5000;
    private static final int MOST_HEADER_BYTES = 8 << 10;
    private static final String MATCHED = "route";

    private final Settings settings;
    private final Guard guard;
    private final Meters meters;
    private final RequestLog log;
    private final List<Route> routes;
    private final Javalin javalin;

    Web(Settings settings, List<Route> routes, Page page, Meters meters, RequestLog log) {
        this.settings = settings;
        this.guard = new Guard(settings);
        this.meters = meters;
        this.log = log;
        this.routes = routes;
        this.javalin = Javalin.create(config -> {
            jetty(config);
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.http.prefer405over404 = true;
            config.http.asyncTimeout = 0; // deadlines are the desk's
            config.http.defaultContentType = Media.JSON;
            config.requestLogger.http(this::log);
            config.routes.before(guard::receive);
            routes.forEach(route -> add(config, route));
            add(config, page);
            config.routes.exception(HttpResponseException.class, (e, request) -> answer(request, e));
            config.routes.exception(Exception.class, (e, request) -> answer(request, e));
            config.router.javaLangErrorHandler((response, error) -> {
                log.write("error", line -> line.put("what", trace(error)));
                response.setStatus(507);
            });
        });
    }

    /** Listens. */
    public void start() {
        javalin.start();
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private void jetty(JavalinConfig config) {
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new PlainErrors());
            server.setHandler(new GracefulHandler()); // a stop waits for the last response
            server.setStopTimeout(STOP_MILLISECONDS);
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(MOST_HEADER_BYTES);
        });
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new WatchedConnector(server, http);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLISECONDS);
        return connector;
    }

    private void add(JavalinConfig config, Route route) {
        config.routes.addHttpHandler(HandlerType.findOrCreate(route.method()), route.path(), request -> {
            request.attribute(MATCHED, route.path());
            if (!route.isOpen()) {
                guard.checkToken(request);
            }
            route.handler().handle(request);
        });
    }

    private static void add(JavalinConfig config, Page page) {
        config.routes.get("/", request -> {
            request.attribute(MATCHED, "/");
            page.send(request, "index.html");
        });
        page.names().forEach(name -> config.routes.get("/page/" + name, request -> {
            request.attribute(MATCHED, "/page");
            page.send(request, name);
        }));
    }

    private void answer(Context request, Exception e) {
        Problem problem = Problems.of(e);
        problem.headers().forEach(request::header);
        if (problem.status() == 405) {
            request.header("Allow", allowed(request.path()));
        }
        if (Problems.isBug(problem)) {
            log.write("bug", line -> line.put("request", Guard.id(request)).put("what", trace(e)));
        }
        request.status(problem.status());
        StatusLine.say(request, problem.getMessage());
        Media.send(request, Problem.MEDIA_TYPE, problem.json(Guard.id(request)).toString());
    }

    private String allowed(String path) {
        String allowed = routes.stream()
                .filter(route -> path.matches(route.path().replaceAll("\\{[^}]*}", "[^/]+")))
                .map(Route::method).distinct().collect(Collectors.joining(", "));
        return allowed.isEmpty() ? "GET" : allowed;
    }

    private void log(Context request, float milliseconds) {
        String route = request.attribute(MATCHED) == null ? "none" : request.attribute(MATCHED);
        meters.request(route, request.statusCode(), milliseconds);
        log.write("request", line -> describe(request, route, milliseconds, line));
    }

    private static void describe(Context request, String route, float milliseconds, ObjectNode line) {
        line.put("request", Guard.id(request)).put("method", request.method().name()).put("route", route)
                .put("status", request.statusCode()).put("ms", Math.round(milliseconds))
                .put("client", request.ip());
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
