package io.fupan.ingest.reference;

import io.fupan.event.json.Json;
import io.fupan.ingest.reference.statement.Kind;
import io.fupan.ingest.reference.statement.Statement;
import io.fupan.service.problem.Problem;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a list is narrowed to: parameters that are named like members, with the value they must have. */
record StatementFilter(Kind kind, Map<String, String> wanted) implements Predicate<Statement> {

    private static final String TYPE = "type";
    private static final Set<String> OTHERS = Set.of("cursor", "limit");

    /**
     * The filter that the parameters of a request ask for.
     *
     * @throws Problem 400 for a parameter that is no member
     */
    static StatementFilter of(Kind kind, Map<String, String[]> parameters) {
        Set<String> members = members(kind);
        Map<String, String> wanted = new TreeMap<>();
        parameters.forEach((name, values) -> {
            if (members.contains(name)) {
                wanted.put(name, values[0]);
            } else if (!OTHERS.contains(name)) {
                throw Problem.invalid(
                        "unknown-filter", name, "Expected one of %s and %s.".formatted(members, OTHERS));
            }
        });
        return new StatementFilter(kind, wanted);
    }

    @Override
    public boolean test(Statement statement) {
        if (!kind.facts().contains(statement.fact().getClass())) {
            return false;
        }
        if (wanted.isEmpty()) {
            return true;
        }
        JsonNode data = Json.mapper().valueToTree(statement.fact());
        return wanted.entrySet().stream().allMatch(each -> each.getKey().equals(TYPE)
                ? statement.event().type().equals(each.getValue())
                : data.path(each.getKey()).asString("").equals(each.getValue()));
    }

    private static Set<String> members(Kind kind) {
        Set<String> members = kind.facts().stream()
                .flatMap(fact -> Arrays.stream(fact.getRecordComponents()))
                .filter(component -> !component.getType().isRecord())
                .map(component -> component.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        members.add(TYPE);
        return members;
    }
}
