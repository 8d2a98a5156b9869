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
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS);
        builder.forTypesInGeneral()
                .withPropertySorter((one, other) -> 0)
                .withDefinitionNamingStrategy(new WireNames())
                .withCustomDefinitionProvider(FactSchemas::definition)
                .withDescriptionResolver(scope -> text(javadocs.of(scope.getType().getErasedType())));
        builder.forFields()
                .withRequiredCheck(FactSchemas::isRequired)
                .withCustomDefinitionProvider(FactSchemas::decimalText)
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

    private static @Nullable CustomPropertyDefinition decimalText(FieldScope field, SchemaGenerationContext context) {
        JsonFormat format = field.getAnnotation(JsonFormat.class);
        if (field.getType().getErasedType() != BigDecimal.class
                || format == null
                || format.shape() != JsonFormat.Shape.STRING) {
            return null;
        }
        ObjectNode schema = context.getGeneratorConfig().createObjectNode();
        return new CustomPropertyDefinition(schema.put("type", "string").put("pattern", DECIMAL));
    }

    private static void map(ObjectNode schema, List<ResolvedType> entry, SchemaGenerationContext context) {
        schema.put("type", "object");
        if (entry.getFirst().getErasedType() == Long.class) {
            schema.putObject("propertyNames").put("pattern", WHOLE_NUMBER);
        }
        schema.set("additionalProperties", context.createDefinitionReference(entry.getLast()));
    }

    /** As the codec has it; what is left out when empty cannot be required. */
    private static boolean isRequired(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return false;
        }
        JsonInclude include = field.getDeclaringType().getErasedType().getAnnotation(JsonInclude.class);
        boolean leftOut = include != null && include.value() == JsonInclude.Include.NON_EMPTY;
        return !leftOut && !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private final class WireNames extends DefaultSchemaDefinitionNamingStrategy {

        @Override
        public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
            String name = names.get(key.getType().getErasedType());
            return name == null ? super.getDefinitionNameForKey(key, context) : name;
        }
    }
}
