package io.fupan.ingest.said;

import io.fupan.event.json.Json;
import io.fupan.ingest.body.JsonBody;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.DealChange;
import io.fupan.ingest.change.Field;
import io.fupan.ingest.change.Moment;
import io.fupan.ingest.item.Item;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An amount that is told without its currency, or a currency without its amount, by a system that tells only what
 * changed. Where there are several currencies it means nothing until the record is known.
 *
 * @param amount the system's name for the amount of a deal
 * @param currency the system's name for the currency of it
 */
public record AmountAlone(String amount, String currency) {

    private static final String SEQUENCE = "sequence";

    /**
     * Whether one is told without the other.
     *
     * @param changes whether only what changed is told: a whole record may have a currency and no amount
     */
    public boolean isIn(JsonObject said, boolean changes) {
        boolean currencyKnown = said.said(currency).orNull() != null;
        return said.decimal(amount).orNull() != null ? !currencyKnown : changes && currencyKnown && !said.has(amount);
    }

    /** All else that is told. */
    public JsonObject without(JsonObject said) {
        ObjectNode rest = said.json().deepCopy();
        rest.remove(amount);
        rest.remove(currency);
        return JsonObject.of(rest);
    }

    /** What is told of the two, for {@link Item.Thin#said()}; it wins over the record that is asked for. */
    public String kept(JsonObject said, @Nullable String sequence) {
        ObjectNode kept = Json.mapper().createObjectNode();
        for (String name : new String[] {amount, currency}) {
            if (said.has(name)) {
                kept.set(name, said.json().get(name));
            }
        }
        return (sequence == null ? kept : kept.put(SEQUENCE, sequence)).toString();
    }

    /** The change of the amount, now that the record is known; {@code null} if the item told of none. */
    public @Nullable DealChange change(Item.Thin thin, JsonObject record) {
        JsonObject said = JsonObject.of(JsonBody.read(thin.said().getBytes(StandardCharsets.UTF_8)));
        if (!said.has(amount) && !said.has(currency)) {
            return null;
        }
        Field<BigDecimal> told = (said.has(amount) ? said : record).decimal(amount);
        return DealChange.of(thin.id(), Moment.of(thin.at()))
                .sequence(said.text(SEQUENCE))
                .amount(told)
                .currency((said.has(currency) ? said : record).said(currency));
    }
}
