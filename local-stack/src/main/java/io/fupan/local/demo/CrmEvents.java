package io.fupan.local.demo;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.local.demo.SalesData.Opportunity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the pipeline as the events a CRM would have sent.
 *
 * <p>The data set knows days only. The time of day comes from a hash of the opportunity, within hours that fall on the
 * same day in UTC and in Asia/Shanghai; the creation is put on the day of engagement, and rows without any day are
 * created on an imputed one, and say so.
 */
final class CrmEvents {

    /** Who sends the events. */
    static final String SOURCE = "/crm/demo";

    static final String CURRENCY = "USD";

    private static final String PIPELINE = "sales";
    private static final String PROSPECTING = "Prospecting";
    private static final String ENGAGING = "Engaging";
    private static final LocalDate IMPUTED_DAY = LocalDate.of(2017, 12, 31);
    private static final LocalTime DAY_BEGINS = LocalTime.of(1, 0);
    private static final int HOUR = 3600;
    private static final int ID_DIGITS = 24;
    private static final DateTimeFormatter ID_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final Comparator<Event<DealFact>> ARRIVAL = Comparator.<Event<DealFact>, Instant>comparing(
                    event -> event.recordedAt() == null ? event.time() : event.recordedAt())
            .thenComparing(Event::time)
            .thenComparing(Event::subject)
            .thenComparing(Event::type);

    private final SalesData data;
    private final Map<String, BigDecimal> listPrices;
    private final double lateHours;
    private final Set<String> reversed;

    CrmEvents(SalesData data, Variation variation) {
        this.data = data;
        this.listPrices = listPrices(data);
        this.lateHours = variation.lateHours();
        this.reversed = reversed(data, variation.reverse());
    }

    /** Every event, in order of arrival. */
    List<Event<DealFact>> all() {
        List<Event<DealFact>> events = new ArrayList<>();
        data.opportunities().forEach(row -> addEvents(row, events));
        events.sort(ARRIVAL);
        return events;
    }

    /** How many deals are won in the end. */
    long won() {
        return data.opportunities().stream().filter(Opportunity::isWon).count() - reversed.size();
    }

    /** How many deals are open in the end. */
    long open() {
        return data.opportunities().stream().filter(Opportunity::isOpen).count();
    }

    /** When the deal of the row was engaged, a time between its creation and its close; empty of meaning without one. */
    static Instant engagedAt(Opportunity row, LocalDate engagedOn) {
        return createdAt(row, engagedOn).plusSeconds(60L + Hash.below(HOUR, row.id(), "s"));
    }

    private static Instant createdAt(Opportunity row, LocalDate day) {
        return at(day, row.id(), "c", 0, HOUR);
    }

    private void addEvents(Opportunity row, List<Event<DealFact>> events) {
        LocalDate engagedOn = row.engagedOn();
        if (engagedOn == null) {
            events.add(event(row, "created", createdAt(row, IMPUTED_DAY), created(row, true)));
            return;
        }
        events.add(event(row, "created", createdAt(row, engagedOn), created(row, false)));
        events.add(event(
                row, "stage_changed", engagedAt(row, engagedOn), new DealFact.StageChanged(ENGAGING, PROSPECTING, null)));
        LocalDate closedOn = row.closedOn();
        if (closedOn != null) {
            addClose(row, at(closedOn, row.id(), "x", 3 * HOUR, 8 * HOUR), events);
        }
    }

    private void addClose(Opportunity row, Instant closedAt, List<Event<DealFact>> events) {
        if (!row.isWon()) {
            events.add(event(row, "lost", closedAt, new DealFact.Lost(null, null)));
            return;
        }
        events.add(event(row, "won", closedAt, new DealFact.Won(usd(row.closeValue()))));
        if (reversed.contains(row.id())) {
            Instant reopenedAt = closedAt.plus(Duration.ofDays(3));
            events.add(event(row, "reopened", reopenedAt, new DealFact.Reopened(ENGAGING)));
            events.add(event(row, "lost", reopenedAt.plusSeconds(60), new DealFact.Lost(null, null)));
        }
    }

    private DealFact created(Opportunity row, boolean imputed) {
        Money amount = usd(listPrices.get(row.product()));
        return new DealFact.Created(
                null,
                PIPELINE,
                PROSPECTING,
                row.agent(),
                row.product(),
                row.account(),
                amount,
                null,
                null,
                imputed ? Boolean.TRUE : null);
    }

    /** @param kind the name in the recipe the ids are made with, which is older than our own type names */
    private Event<DealFact> event(Opportunity row, String kind, Instant time, DealFact fact) {
        String at = ID_TIME.format(time.atOffset(ZoneOffset.UTC));
        String id = Hash.hex(row.id() + "|opportunity." + kind + '|' + at, ID_DIGITS);
        int longestDelay = (int) (lateHours * HOUR);
        Instant recordedAt = time.plusSeconds(Hash.below(longestDelay + 1, id, "late"));
        return new Event<>(
                id, SOURCE, Families.DEAL.typeOf(fact.getClass()), row.id(), time, null, recordedAt, null, null, fact);
    }

    private static Instant at(LocalDate day, String id, String what, int from, int to) {
        return day.atTime(DAY_BEGINS).toInstant(ZoneOffset.UTC).plusSeconds((long) from + Hash.below(to - from, id, what));
    }

    private static Money usd(@Nullable BigDecimal amount) {
        if (amount == null) {
            throw new IllegalStateException("a row of the data set lacks an amount it must have");
        }
        return new Money(amount, CURRENCY);
    }

    private static Map<String, BigDecimal> listPrices(SalesData data) {
        Map<String, BigDecimal> prices = new HashMap<>();
        data.products().forEach(product -> prices.put(product.name(), product.listPrice()));
        ReferenceEvents.PRODUCT_ALIASES.forEach((alias, name) -> {
            BigDecimal price = prices.get(name);
            if (price != null) {
                prices.put(alias, price);
            }
        });
        return prices;
    }

    private static Set<String> reversed(SalesData data, int count) {
        return new HashSet<>(data.opportunities().stream()
                .filter(Opportunity::isWon)
                .map(Opportunity::id)
                .sorted(Comparator.comparing(id -> Hash.number(id, "rev")))
                .limit(count)
                .toList());
    }
}
