package io.fupan.ingest.imports.row;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list in one cell, with semicolons between its elements: texts, whole numbers, or small records whose members stand
 * in their order with colons between them, such as {@code FY2027-P01:2027-01-01:2027-01-31}.
 *
 * @param element what it is a list of
 */
record ListCell(Class<?> element) {

    private static final Set<Class<?>> MEMBERS = Set.of(String.class, LocalDate.class, BigDecimal.class);

    /** Whether a cell can hold the component, if it is a list at all. */
    static boolean canHold(RecordComponent component) {
        if (component.getType() != List.class) {
            return true;
        }
        Class<?> element = of(component).element();
        return element == String.class
                || element == Integer.class
                || element.isRecord()
                        && Arrays.stream(element.getRecordComponents()).allMatch(each -> MEMBERS.contains(each.getType()));
    }

    /** The cell of a component that is a list. */
    static ListCell of(RecordComponent component) {
        return new ListCell((Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]);
    }

    /**
     * The elements.
     *
     * @throws Rejected if one of them is written otherwise
     */
    ArrayNode read(String text, String column) {
        ArrayNode list = Json.mapper().createArrayNode();
        Arrays.stream(text.split(";")).map(String::strip).filter(each -> !each.isEmpty()).forEach(each -> {
            if (element == Integer.class) {
                list.add(FactFields.whole(each, column));
            } else if (element.isRecord()) {
                list.add(members(each, column));
            } else {
                list.add(each);
            }
        });
        return list;
    }

    private ObjectNode members(String text, String column) {
        RecordComponent[] members = element.getRecordComponents();
        String[] parts = text.split(":", -1);
        if (parts.length != members.length) {
            String shape = Arrays.stream(members).map(RecordComponent::getName).collect(Collectors.joining(":"));
            throw new Rejected(
                    "INVALID_VALUE", column, "expected a list of '%s', but received '%s'".formatted(shape, text));
        }
        ObjectNode object = Json.mapper().createObjectNode();
        for (int i = 0; i < members.length; i++) {
            object.put(members[i].getName(), parts[i].strip());
        }
        return object;
    }
}
