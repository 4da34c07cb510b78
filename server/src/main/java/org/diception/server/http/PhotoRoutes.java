package org.diception.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.diception.server.photos.PhotoStore;
import org.diception.server.photos.StoredPhoto;
import org.diception.server.work.Desk;

/** Photos that are kept, so that questions about them come without them. */
final class PhotoRoutes {
    static final String ID = "id";
    private static final String PATH = "/v1/photos/{id}";

    private final AskReader reader;
    private final PhotoStore photos;
    private final Desk desk;

    PhotoRoutes(AskReader reader, PhotoStore photos, Desk desk) {
        this.reader = reader;
        this.photos = photos;
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/photos", "keepPhoto", "Keep a photo and its latent for questions to come")
                        .takes("multipart/form-data", Schema.closed().requires("photo", Schema.binary()))
                        .takes(Media.JSON, Schema.closed().requires("photo", Schemas.base64()))
                        .takes("application/octet-stream", Schema.binary())
                        .takes("image/*", Schema.binary()).bodyNeeded()
                        .gives(201, "kept, until others need the room", Media.JSON, Schemas.PHOTO)
                        .problems(400, 408, 413, 415, 422, 503).answeredBy(this::keep),
                Route.get(PATH, "getPhoto", "Whether a photo is still kept")
                        .parameter("path", ID, "of a photo", Schemas.ID)
                        .gives(200, "it is", Media.JSON, Schemas.PHOTO)
                        .problems(404).answeredBy(request -> send(request, find(request, photos))),
                Route.delete(PATH, "forgetPhoto", "Forget a photo")
                        .parameter("path", ID, "of a photo", Schemas.ID)
                        .gives(204, "forgotten", Map.of())
                        .problems(404).answeredBy(this::forget));
    }

    /** The photo that the path names. */
    static StoredPhoto find(Context request, PhotoStore photos) {
        return photos.get(request.pathParam(ID)).orElseThrow(() -> Problem.notFound(
                "no photo of this name is kept (any more)", "send it again to /v1/photos"));
    }

    private void keep(Context request) {
        StoredPhoto photo = reader.photo(request);
        desk.prepare(photo);
        request.status(201).header("Location", "/v1/photos/" + photo.id());
        send(request, photo);
    }

    private void forget(Context request) {
        photos.remove(find(request, photos).id());
        request.status(204);
    }

    private static void send(Context request, StoredPhoto photo) {
        Media.send(request, JsonNodeFactory.instance.objectNode().put("id", photo.id())
                .put("width", photo.width()).put("height", photo.height()));
    }
}
