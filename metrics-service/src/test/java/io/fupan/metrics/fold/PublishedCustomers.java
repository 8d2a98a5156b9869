package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.json.Families;
import io.fupan.event.link.LinkFact;
import io.fupan.event.link.LinkKey;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.oracle.Organisation;
import io.fupan.metric.reference.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The customers of an organisation as the fold publishes them. */
public final class PublishedCustomers {

    private final Map<String, Said> deals = new TreeMap<>();
    private final Map<String, Said> accounts = new TreeMap<>();
    private final Map<String, SortedMap<String, Event<LinkFact>>> told = new TreeMap<>();

    private PublishedCustomers() {}

    /** A customer, and what it adds to cells. */
    public record Customer(String account, byte[] published, List<Share> shares) {}

    public static List<Customer> of(Organisation made, Reference reference, Reporting reporting) {
        PublishedCustomers log = new PublishedCustomers();
        made.deals().forEach(event -> say(log.deals, event));
        made.customers().forEach(event -> say(log.accounts, event));
        made.activities().stream()
                .filter(event -> log.accounts.containsKey(event.subject()))
                .forEach(event -> say(log.accounts, event));
        log.deals.forEach((deal, said) -> new DealEntity(reporting)
                .fold(deal, EntityState.NEW.saying(said), reference)
                .links()
                .forEach(log::tell));
        return log.fold(reference, reporting);
    }

    private static void say(Map<String, Said> things, Event<? extends Fact> event) {
        Said known = things.getOrDefault(event.subject(), Said.NOTHING);
        Said more = known.with(event);
        things.put(event.subject(), more == null ? known : more);
    }

    private void tell(LinkKey key, LinkFact fact) {
        if (key.kind().equals(LinkKey.ACCOUNT)) {
            Event<LinkFact> event = new Event<>(
                    key.toString(), "/metrics", Families.LINK.typeOf(fact.getClass()), key.target(), Instant.EPOCH, null, null,
                    null, null, fact);
            told.computeIfAbsent(key.target(), account -> new TreeMap<>()).put(key.toString(), event);
        }
    }

    private List<Customer> fold(Reference reference, Reporting reporting) {
        TreeSet<String> ids = new TreeSet<>(accounts.keySet());
        ids.addAll(told.keySet());
        List<Customer> customers = new ArrayList<>();
        for (String id : ids) {
            EntityState state = EntityState.NEW
                    .saying(accounts.getOrDefault(id, Said.NOTHING))
                    .toldOf(told.getOrDefault(id, new TreeMap<>()));
            EntityFold.Folded folded = new AccountEntity(reporting).fold(id, state, reference);
            byte[] published = folded.published().getFirst().output().value();
            customers.add(new Customer(id, published, folded.shares()));
        }
        return customers;
    }
}
