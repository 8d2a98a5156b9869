package io.fupan.ingest.imports.row;

import io.fupan.event.Fact;
import io.fupan.event.Money;
import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import io.fupan.ingest.imports.plan.Moment;
import io.fupan.ingest.imports.plan.Values;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a fact as columns can hold them: text, days, numbers, money, yes or no, and {@linkplain ListCell lists}
 * with semicolons.
 */
final class FactFields {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "\u662F");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "\u5426");

    private final List<RecordComponent> components;

    FactFields(Class<? extends Fact> fact) {
        this.components = Arrays.stream(fact.getRecordComponents()).filter(ListCell::canHold).toList();
    }

    Set<String> names() {
        Set<String> names = components.stream().map(RecordComponent::getName).collect(Collectors.toCollection(TreeSet::new));
        if (components.stream().anyMatch(each -> each.getType() == Money.class)) {
            names.add("currency");
        }
        return names;
    }

    Set<String> required() {
        return components.stream()
                .filter(each -> !each.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    Set<String> ofType(Set<Class<?>> types) {
        return components.stream()
                .filter(each -> types.contains(each.getType()))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    /** The data of the fact as JSON; what the row does not have is left out. */
    ObjectNode read(Values values) {
        ObjectNode data = Json.mapper().createObjectNode();
        for (RecordComponent component : components) {
            put(data, component, values);
        }
        return data;
    }

    private static void put(ObjectNode data, RecordComponent component, Values values) {
        String name = component.getName();
        Class<?> type = component.getType();
        if (type == Money.class) {
            Money money = values.money(name);
            if (money != null) {
                data.set(name, Json.mapper().valueToTree(money));
            }
        } else if (type == LocalDate.class) {
            Moment moment = values.moment(name);
            if (moment != null) {
                data.put(name, moment.day().toString());
            }
        } else if (type == BigDecimal.class) {
            BigDecimal number = values.number(name);
            if (number != null) {
                data.put(name, number.toPlainString());
            }
        } else {
            String text = values.text(name);
            if (text != null) {
                putText(data, component, text, values.column(name));
            }
        }
    }

    private static void putText(ObjectNode data, RecordComponent component, String text, String column) {
        String name = component.getName();
        if (component.getType() == Integer.class) {
            data.put(name, whole(text, column));
        } else if (component.getType() == Boolean.class) {
            data.put(name, yes(text, column));
        } else if (component.getType() == List.class) {
            data.set(name, ListCell.of(component).read(text, column));
        } else {
            data.put(name, text);
        }
    }

    static int whole(String text, String column) {
        try {
            return new BigDecimal(text).intValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new Rejected("INVALID_NUMBER", column, "expected a whole number, but received '%s'".formatted(text));
        }
    }

    private static boolean yes(String text, String column) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(lower) && !NO.contains(lower)) {
            throw new Rejected("INVALID_VALUE", column, "expected yes or no, but received '%s'".formatted(text));
        }
        return YES.contains(lower);
    }
}
