package io.fupan.event.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.EventCodec;
import io.fupan.event.topic.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each way to break a subscriber is noticed. */
class CompatibilityTests {

    private final ObjectNode published = schema();
    private final ObjectNode present = schema();

    @Test
    void findsNothingWhereNothingChanged() {
        assertThat(breaks()).isEmpty();
    }

    @Test
    void letsAnOptionalFieldBeAdded() {
        present.withObject("/$defs/deal.won/properties/mood").put("type", "string");

        assertThat(breaks()).isEmpty();
    }

    @Test
    void letsATypeBeAdded() {
        ObjectNode kind = ((ArrayNode) present.get("oneOf")).addObject();
        kind.withObject("/properties/type").put("const", "deal.sung-about");

        assertThat(breaks()).isEmpty();
    }

    @Test
    void letsAFieldBeDescribedInOtherWords() {
        present.withObject("/$defs/Money/properties/amount").put("description", "how much");

        assertThat(breaks()).isEmpty();
    }

    @Test
    void letsADefinitionBeCalledByAnotherName() {
        present.withObject("/$defs").set("Sum", present.withObject("/$defs").remove("Money"));
        present.withObject("/$defs/deal.won/properties/amount").put("$ref", "#/$defs/Sum");
        present.withObject("/$defs/deal.created/properties/amount").put("$ref", "#/$defs/Sum");
        present.withObject("/$defs/deal.amount-changed/properties/amount").put("$ref", "#/$defs/Sum");
        present.withObject("/$defs/Line/properties/amount").put("$ref", "#/$defs/Sum");

        assertThat(breaks()).isEmpty();
    }

    @Test
    void noticesARemovedField() {
        present.withObject("/$defs/deal.lost/properties").remove("competitor");

        assertThat(breaks()).containsExactly("deal.lost.competitor was removed");
    }

    @Test
    void noticesARemovedAttributeOfTheEnvelope() {
        present.withObject("/properties").remove("receipt");

        assertThat(breaks()).containsExactly(".receipt was removed");
    }

    @Test
    void noticesAChangedTypeName() {
        ((ObjectNode) present.get("oneOf").get(0).at("/properties/type")).put("const", "deal.begun");

        assertThat(breaks()).containsExactly("the type deal.amount-changed was removed");
    }

    @Test
    void noticesAFieldThatBecameRequired() {
        present.withObject("/$defs/deal.won").putArray("required").add("amount");

        assertThat(breaks()).containsExactly("deal.won.amount became required");
    }

    @Test
    void noticesANewFieldThatIsRequired() {
        present.withObject("/$defs/deal.won/properties/mood").put("type", "string");
        present.withObject("/$defs/deal.won").putArray("required").add("mood");

        assertThat(breaks()).containsExactly("deal.won.mood became required");
    }

    @Test
    void noticesAFieldThatIsNoLongerAlwaysThere() {
        present.withObject("/$defs/deal.merged").remove("required");

        assertThat(breaks()).containsExactly("deal.merged.into is no longer always there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /$defs/deal.created/properties/name          | type      | integer   | deal.created.name: type was "string" and is "integer"
                    /$defs/deal.created/properties/expectedClose | format    | date-time | deal.created.expectedClose: format was "date" and is "date-time"
                    /$defs/deal.created/properties/name          | pattern   | ^D-       | deal.created.name: pattern was not said and is "^D-"
                    /properties/time                             | format    | date      | .time: format was "date-time" and is "date"
                    /$defs/deal.credit-split/properties/credits  | type      | object    | deal.credit-split.credits: type was "array" and is "object"
                    """)
    void noticesANarrowedOrOtherwiseChangedValue(String at, String rule, String value, String expected) {
        present.withObject(at).put(rule, value);

        assertThat(breaks()).containsExactly(expected);
    }

    @Test
    void noticesAChangeWithinTheElementsOfAList() {
        present.withObject("/$defs/Credit/properties/share").put("type", "number");

        assertThat(breaks()).containsExactly("deal.credit-split.credits*.share: type was \"string\" and is \"number\"");
    }

    @Test
    void noticesThatAFieldMayBeNull() {
        ObjectNode amount = present.withObject("/$defs/deal.won/properties/amount");
        amount.remove("$ref");
        amount.putArray("anyOf").addObject().put("type", "null");
        ((ArrayNode) amount.get("anyOf")).addObject().put("$ref", "#/$defs/Money");

        assertThat(breaks()).contains("deal.won.amount: of 0 kinds, and is of 2");
    }

    @Test
    void noticesAChangeOfTheValuesOfAMap() {
        ObjectNode cells = schema("metrics.cells.v1");
        cells.withObject("/$defs/Family/properties/sums/additionalProperties").put("type", "number");

        assertThat(Compatibility.breaks(schema("metrics.cells.v1"), cells))
                .containsExactly("metrics.cell.families*.sums*: type was \"integer\" and is \"number\"");
    }

    private List<String> breaks() {
        return Compatibility.breaks(published, present);
    }

    private static ObjectNode schema() {
        return schema(Topics.DEAL_EVENTS.name());
    }

    private static ObjectNode schema(String topic) {
        return (ObjectNode) EventCodec.parse(Schemas.of(topic).orElseThrow());
    }
}
