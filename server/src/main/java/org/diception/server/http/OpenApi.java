package org.diception.server.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.diception.Version;
import org.eclipse.jetty.http.HttpStatus;

/** The description of a list of routes, OpenAPI 3.1. */
final class OpenApi {
    private static final String ABOUT = "Six questions about a photo, answered by painting: depth, normals,"
            + " the object under points, all objects, objects of a class, people's joints. Coordinates count"
            + " from the upper left corner of the photo turned upright as its EXIF orientation says: x to the"
            + " right, y downwards, in pixels or normalised to 0..1. Problems are RFC 9457 with a cure.";

    private OpenApi() {}

    static ObjectNode of(List<Route> routes, boolean needsToken) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("openapi", "3.1.0");
        json.putObject("info").put("title", "Diception").put("version", Version.NUMBER)
                .put("description", ABOUT);
        ObjectNode paths = json.putObject("paths");
        for (Route route : routes) {
            ObjectNode operation = ((ObjectNode) paths.withObjectProperty(route.path()))
                    .putObject(route.method().toLowerCase());
            describe(route, operation);
            if (needsToken && route.isOpen()) {
                operation.putArray("security");
            }
        }
        if (needsToken) {
            ObjectNode schemes = json.putObject("components").putObject("securitySchemes");
            schemes.putObject("token").put("type", "http").put("scheme", "bearer");
            schemes.putObject("password").put("type", "http").put("scheme", "basic")
                    .put("description", "any name, the token as the password");
            ArrayNode security = json.putArray("security");
            security.addObject().putArray("token");
            security.addObject().putArray("password");
        }
        return json;
    }

    /** What a status is called. */
    static String phrase(int status) {
        return HttpStatus.getMessage(status);
    }

    private static void describe(Route route, ObjectNode to) {
        to.put("operationId", route.id()).put("summary", route.summary());
        for (Route.Parameter parameter : route.parameters()) {
            to.withArrayProperty("parameters").addObject().put("name", parameter.name())
                    .put("in", parameter.in()).put("required", parameter.required())
                    .put("description", parameter.description()).set("schema", parameter.schema().json());
        }
        if (!route.takes().isEmpty()) {
            ObjectNode body = to.putObject("requestBody").put("required", route.needsBody());
            content(route.takes(), body);
        }
        ObjectNode responses = to.putObject("responses");
        route.gives().forEach((status, reply) -> {
            ObjectNode response = responses.putObject(String.valueOf(status))
                    .put("description", reply.description());
            if (!reply.bodies().isEmpty()) {
                content(reply.bodies(), response);
            }
        });
    }

    private static void content(Map<String, Schema> bodies, ObjectNode to) {
        ObjectNode content = to.putObject("content");
        bodies.forEach((type, schema) -> content.putObject(type).set("schema", schema.json()));
    }
}
