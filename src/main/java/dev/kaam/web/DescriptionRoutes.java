package dev.kaam.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The API's own description: as it was written, as JSON, and at {@code /docs} as a page on which it can be tried out. */
public final class DescriptionRoutes {
    private static final String YAML = "openapi.yaml";
    private static final String DOCS = "web/docs/index.html";

    private final Assets assets = new Assets();
    private final String policy = ContentPolicy.of(assets.get(DOCS).body());

    /** Made when the first client asks for it. */
    private static final class AsJson {
        static final Assets.Asset ASSET = convert(new Assets().get(YAML));
    }

    public List<Route> routes() {
        return List.of(
                Route.of(
                        HttpMethod.GET,
                        "/openapi.yaml",
                        request -> assets.get(YAML).reply(request)),
                Route.of(HttpMethod.GET, "/openapi.json", request -> AsJson.ASSET.reply(request)),
                Route.of(HttpMethod.GET, "/docs", this::docs));
    }

    private Reply docs(Request request) {
        return assets.get(DOCS).reply(request).with("Content-Security-Policy", policy);
    }

    private static Assets.Asset convert(Assets.Asset yaml) {
        try {
            JsonNode tree = new YAMLMapper().readTree(yaml.body().getBytes());
            byte[] json = Json.buffer(to -> to.writeTree(tree)).getBytes();
            return Assets.Asset.of("application/json", json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
