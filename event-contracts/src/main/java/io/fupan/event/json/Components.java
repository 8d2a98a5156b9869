package io.fupan.event.json;

import io.fupan.event.Rejected;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The components of a fact, of which those that are not {@link Nullable} are required. */
final class Components {

    /** Reflection over annotations is slow, and every event passes here. */
    private static final ClassValue<List<Component>> OF = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(Component::of)
                    .filter(Component::mayBeWrong)
                    .toList();
        }
    };

    private Components() {}

    /**
     * Returns if all that is required is there, in the fact and in the records it holds.
     *
     * @throws Rejected {@code MISSING_FIELD} with the path of the first that is missing or blank
     */
    static void require(Object fact, String path) {
        if (!isComplete(fact)) {
            refuse(fact, path);
        }
    }

    private static boolean isComplete(@Nullable Object fact) {
        if (fact == null) {
            return true;
        }
        for (Component component : OF.get(fact.getClass())) {
            Object value = component.of(fact);
            if (component.isMissing(value)) {
                return false;
            }
            if (value instanceof Record nested ? !isComplete(nested) : value instanceof List<?> list && !areComplete(list)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areComplete(List<?> list) {
        return list.isEmpty() || !(list.getFirst() instanceof Record) || list.stream().allMatch(Components::isComplete);
    }

    /** The same once more, with the paths that the usual case can do without. */
    private static void refuse(Object fact, String path) {
        for (Component component : OF.get(fact.getClass())) {
            Object value = component.of(fact);
            String at = path + '.' + component.name();
            if (component.isMissing(value)) {
                throw new Rejected("MISSING_FIELD", at, "'%s' is required and must not be blank".formatted(at));
            }
            if (value instanceof Record nested) {
                refuse(nested, at);
            } else if (value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Record) {
                for (int i = 0; i < list.size(); i++) {
                    refuse(list.get(i), at + '.' + i);
                }
            }
        }
    }

    private record Component(String name, Class<?> type, Method accessor, boolean required) {

        static Component of(RecordComponent component) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return new Component(component.getName(), component.getType(), component.getAccessor(), !optional);
        }

        /** A primitive is always there, and what is optional has to be looked at only for what it may hold. */
        boolean mayBeWrong() {
            return required ? !type.isPrimitive() : mayHoldRecords();
        }

        private boolean mayHoldRecords() {
            return type.isRecord() || !Modifier.isFinal(type.getModifiers()) && !Number.class.isAssignableFrom(type);
        }

        boolean isMissing(@Nullable Object value) {
            return required && (value == null || value instanceof String text && text.isBlank());
        }

        @Nullable Object of(Object fact) {
            try {
                return accessor.invoke(fact);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + accessor, e);
            }
        }
    }
}
