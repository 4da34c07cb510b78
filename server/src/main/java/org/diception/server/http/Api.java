package org.diception.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.diception.Diception;
import org.diception.Task;
import org.diception.server.Settings;
import org.diception.server.annotation.TaskPictures;
import org.diception.server.metrics.Meters;
import org.diception.server.metrics.RequestLog;
import org.diception.server.photos.PhotoStore;
import org.diception.server.work.Desk;
import org.diception.server.work.Jobs;

/** All that can be called. */
public final class Api {
    private Api() {}

    /** What the routes work with. */
    public record Parts(Settings settings, List<Task> tasks, PhotoStore photos, Desk desk, Jobs jobs,
            CompletableFuture<Diception> model, BooleanSupplier stopping, ExecutorService painters,
            Meters meters, RequestLog log) {}

    /** The routes, ready to listen. */
    public static Web web(Parts parts) {
        Uploads uploads = new Uploads(parts.settings.limits());
        AskReader reader = new AskReader(uploads, parts.photos, parts.tasks, parts.settings.capacity());
        JobRoutes jobs = new JobRoutes(parts.jobs);
        List<Route> routes = new ArrayList<>();
        routes.addAll(new PhotoRoutes(reader, parts.photos, parts.desk).routes());
        routes.addAll(new AnswerRoutes(reader, parts.photos, parts.desk, jobs, parts.meters, parts.painters,
                parts.tasks).routes());
        routes.addAll(jobs.routes());
        routes.addAll(new InfoRoutes(parts.model, parts.tasks, parts.stopping, parts.meters).routes());
        routes.addAll(annotation(parts, uploads));
        describe(routes, parts.settings.token().isPresent());
        return new Web(parts.settings, routes, new Page(), parts.meters, parts.log);
    }

    /** What annotation tools call. */
    private static List<Route> annotation(Parts parts, Uploads uploads) {
        Duration deadline = parts.settings.capacity().deadline();
        Cutting cutting = new Cutting(parts.photos, parts.painters);
        TaskPictures pictures = new TaskPictures(parts.settings.taskFiles(), parts.settings.limits().bytes());
        LabelStudioPredictions predictions = new LabelStudioPredictions(pictures, parts.photos, parts.desk,
                cutting, parts.painters, deadline);
        List<Route> routes = new ArrayList<>();
        routes.addAll(new CvatRoutes(uploads, parts.photos, parts.desk, cutting, deadline).routes());
        routes.addAll(new LabelStudioRoutes(uploads, predictions, parts.model).routes());
        return routes;
    }

    private static void describe(List<Route> routes, boolean needsToken) {
        if (needsToken) {
            routes.stream().filter(route -> !route.isOpen()).forEach(route -> route.problems(401));
        }
        ObjectNode description = OpenApi.of(routes, needsToken);
        routes.add(Route.get("/openapi.json", "openapi", "This description").open()
                .answeredBy(request -> Media.send(request, description)));
    }
}
