package io.fupan.ingest.reference;

import io.fupan.ingest.reference.statement.Kind;
import io.fupan.ingest.reference.statement.Kinds;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes the one mechanism as what it is to callers: an address for each kind, with the members of that kind. */
@Component
final class ReferenceDocumentation implements OpenApiCustomizer {

    private static final String PATTERN = "/api/v1/{kind}";
    private static final String HISTORY = "/history";

    @Override
    public void customise(OpenAPI api) {
        Paths paths = api.getPaths();
        PathItem all = paths.remove(PATTERN);
        PathItem history = paths.remove(PATTERN + HISTORY);
        if (all == null || history == null) {
            return;
        }
        for (Kind kind : Kinds.all()) {
            String path = "/api/v1/" + kind.word();
            PathItem own = new PathItem();
            own.setPost(post(api, kind, all.getPost()));
            own.setGet(copy(
                    all.getGet(),
                    "list" + suffix(kind),
                    "Lists what was stated last about each subject, page by page; any member may narrow the list."));
            paths.addPathItem(path, own);
            PathItem past = new PathItem();
            past.setGet(copy(
                    history.getGet(), "history" + suffix(kind), "Lists all revisions of one subject, oldest first."));
            paths.addPathItem(path + HISTORY, past);
        }
    }

    private static Operation post(OpenAPI api, Kind kind, Operation pattern) {
        String summary = "States a %s, or up to 500 at once; each item is decided about for itself.".formatted(kind.name());
        Operation own = copy(pattern, "state" + suffix(kind), summary);
        List<Schema<?>> members = new ArrayList<>();
        kind.facts().forEach(fact -> {
            ModelConverters.getInstance(true).readAll(fact).forEach((name, schema) -> {
                if (api.getComponents().getSchemas() == null || !api.getComponents().getSchemas().containsKey(name)) {
                    api.getComponents().addSchemas(name, schema);
                }
            });
            members.add(new Schema<>().$ref("#/components/schemas/" + fact.getSimpleName()));
        });
        Schema<?> one = members.size() == 1 ? members.getFirst() : new Schema<>();
        Schema<?> either = new Schema<>();
        List<Schema<?>> choices = new ArrayList<>(members);
        choices.add(new ArraySchema().items(one));
        choices.forEach(either::addAnyOfItem);
        own.setRequestBody(new RequestBody()
                .required(true)
                .content(new Content().addMediaType("application/json", new MediaType().schema(either))));
        return own;
    }

    private static Operation copy(Operation pattern, String id, String summary) {
        Operation own = Json31.mapper().convertValue(pattern, Operation.class);
        own.setOperationId(id);
        own.setSummary(summary);
        return own;
    }

    /** {@code market-signals} in an operation's name. */
    private static String suffix(Kind kind) {
        StringBuilder name = new StringBuilder();
        for (String part : kind.word().split("-")) {
            name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
        return name.toString();
    }
}
