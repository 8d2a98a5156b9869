package io.fupan.event.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfig;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.DefaultSchemaDefinitionNamingStrategy;
import io.fupan.event.Figure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes JSON Schemas of records: as Jackson writes them, with what their Javadoc says. */
final class FactSchemas {

    private static final String DECIMAL = "^-?\\d+(\\.\\d+)?$";
    private static final String WHOLE_NUMBER = "^-?\\d+$";

    private final Javadocs javadocs;
    private final Map<Class<?>, String> names = new HashMap<>();

    /** Fact types are defined under the names they have on the wire, all others under their own. */
    FactSchemas(Javadocs javadocs, Map<String, ? extends Class<?>> types) {
        this.javadocs = javadocs;
        types.forEach((name, type) -> names.put(type, name));
    }

    /** The definitions of some records and of what they consist of, by name. */
    ObjectNode definitions(Collection<? extends Class<?>> types) {
        SchemaBuilder builder = new SchemaGenerator(config()).buildMultipleSchemaDefinitions();
        types.forEach(builder::createSchemaReference);
        return builder.collectDefinitions("$defs");
    }

    private SchemaGeneratorConfig config() {
        var builder = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.INLINE_NULLABLE_SCHEMAS);
        builder.forTypesInGeneral()
                .withPropertySorter((one, other) -> 0)
                .withDefinitionNamingStrategy(new WireNames())
                .withCustomDefinitionProvider(FactSchemas::definition)
                .withDescriptionResolver(scope -> text(javadocs.of(scope.getType().getErasedType())));
        builder.forFields()
                .withRequiredCheck(FactSchemas::isRequired)
                .withNullableCheck(field -> inclusion(field) == JsonInclude.Include.ALWAYS && isNullable(field))
                .withCustomDefinitionProvider(FactSchemas::shaped)
                .withStringMinLengthResolver(field ->
                        isRequired(field) && field.getType().getErasedType() == String.class ? 1 : null)
                .withDescriptionResolver(field -> field.isFakeContainerItemScope()
                        ? null
                        : javadocs.of(field.getDeclaringType().getErasedType(), field.getDeclaredName()));
        return builder.build();
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable CustomDefinition definition(ResolvedType type, SchemaGenerationContext context) {
        ObjectNode schema = context.getGeneratorConfig().createObjectNode();
        Class<?> erased = type.getErasedType();
        if (erased == LocalDate.class) {
            schema.put("type", "string").put("format", "date");
        } else if (erased == Instant.class) {
            schema.put("type", "string").put("format", "date-time");
        } else if (erased == Figure.class) {
            schema.putArray("type").add("number").add("string");
        } else if (JsonNode.class.isAssignableFrom(erased)) {
            schema.put("type", "object");
        } else if (type.isInstanceOf(Map.class)) {
            map(schema, type.typeParametersFor(Map.class), context);
        } else {
            return null;
        }
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
    }

    /** What has another shape than its type has by itself: decimals as text, JSON that is a number or text. */
    private static @Nullable CustomPropertyDefinition shaped(FieldScope field, SchemaGenerationContext context) {
        JsonFormat format = field.getAnnotation(JsonFormat.class);
        JsonFormat.Shape shape = format == null ? JsonFormat.Shape.ANY : format.shape();
        ObjectNode schema = context.getGeneratorConfig().createObjectNode();
        if (field.getType().getErasedType() == BigDecimal.class && shape == JsonFormat.Shape.STRING) {
            return new CustomPropertyDefinition(schema.put("type", "string").put("pattern", DECIMAL));
        }
        if (field.getType().getErasedType() == JsonNode.class && shape == JsonFormat.Shape.SCALAR) {
            schema.putArray("type").add("number").add("string");
            return new CustomPropertyDefinition(schema);
        }
        return null;
    }

    private static void map(ObjectNode schema, List<ResolvedType> entry, SchemaGenerationContext context) {
        schema.put("type", "object");
        if (entry.getFirst().getErasedType() == Long.class) {
            schema.putObject("propertyNames").put("pattern", WHOLE_NUMBER);
        }
        schema.set("additionalProperties", context.createDefinitionReference(entry.getLast()));
    }

    /** As the codec has it; what is always written is there though it may be null, what is left out when empty is not. */
    private static boolean isRequired(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return false;
        }
        return switch (inclusion(field)) {
            case ALWAYS -> true;
            case NON_EMPTY -> false;
            default -> !isNullable(field);
        };
    }

    private static boolean isNullable(FieldScope field) {
        return !field.isFakeContainerItemScope()
                && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static JsonInclude.Include inclusion(FieldScope field) {
        JsonInclude own = field.getAnnotation(JsonInclude.class);
        JsonInclude ofAll = field.getDeclaringType().getErasedType().getAnnotation(JsonInclude.class);
        JsonInclude include = own != null ? own : ofAll;
        return include == null ? JsonInclude.Include.NON_NULL : include.value();
    }

    private final class WireNames extends DefaultSchemaDefinitionNamingStrategy {

        @Override
        public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
            String name = names.get(key.getType().getErasedType());
            return name == null ? super.getDefinitionNameForKey(key, context) : name;
        }
    }
}
