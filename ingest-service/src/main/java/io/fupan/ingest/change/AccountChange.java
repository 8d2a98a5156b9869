package io.fupan.ingest.change;

import io.fupan.event.customer.CustomerFact;
import io.fupan.ingest.item.Recorded;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a system says about one customer account at one moment.
 *
 * @param id the system's id
 * @param name how people call it
 * @param segment for example its industry
 * @param country where it is
 * @param owner the system's id of the representative
 */
public record AccountChange(
        String id,
        Moment moment,
        Field<String> name,
        Field<String> segment,
        Field<String> country,
        Field<String> owner) {

    List<Recorded> events(Translation translation) {
        if (Stream.of(name, segment, country, owner).allMatch(field -> field.orNull() == null)) {
            return List.of();
        }
        Words words = translation.words();
        CustomerFact.Updated updated = new CustomerFact.Updated(
                name.map(Words::text).orNull(),
                segment.map(Words::text).orNull(),
                country.map(Words::text).orNull(),
                owner.map(words::owner).orNull());
        String fact = FactId.of(
                "account", id, "updated", moment.key(), name.orNull(), segment.orNull(), country.orNull(), owner.orNull());
        return List.of(translation.customer(words.account(id), fact, moment.at(), updated));
    }
}
