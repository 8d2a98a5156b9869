package io.fupan.metric.reference;

import io.fupan.event.Money;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.reference.ReferenceFact.AccountDefined;
import io.fupan.event.reference.ReferenceFact.AliasDefined;
import io.fupan.event.reference.ReferenceFact.CalendarDefined;
import io.fupan.event.reference.ReferenceFact.ForecastSubmitted;
import io.fupan.event.reference.ReferenceFact.FxRateSet;
import io.fupan.event.reference.ReferenceFact.PipelineDefined;
import io.fupan.event.reference.ReferenceFact.ProductDefined;
import io.fupan.event.reference.ReferenceFact.QuotaRampSet;
import io.fupan.event.reference.ReferenceFact.RosterAssigned;
import io.fupan.event.reference.ReferenceFact.RosterLeft;
import io.fupan.event.reference.ReferenceFact.ScorecardDefined;
import io.fupan.event.reference.ReferenceFact.SpendRecorded;
import io.fupan.event.reference.ReferenceFact.TargetSet;
import io.fupan.metric.period.Calendars;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of the reference data. What it does not know is absent, never an error: a deal of an unknown
 * product still counts for the organisation.
 */
public final class Reference {

    private static final Reference EMPTY = new Reference(List.of());

    private final Aliases aliases;
    private final Roster roster;
    private final Map<String, String> seriesByProduct = new HashMap<>();
    private final TreeSet<String> products = new TreeSet<>();
    private final Map<String, Money> listPrices = new HashMap<>();
    private final Map<String, String> segmentByAccount = new HashMap<>();
    private final Map<String, String> regionByAccount = new HashMap<>();
    private final TreeMap<String, TreeMap<LocalDate, PipelineStages>> stagesByPipeline = new TreeMap<>();
    private final List<TargetSet> targets;
    private final List<SpendRecorded> spend;
    private final Calendars calendars;
    private final Rates rates;
    private final QuotaRamps ramps;
    private final Map<String, List<TargetSet>> targetsByScope;
    private final List<ForecastSubmitted> forecasts;
    private final Map<String, ScorecardDefined> scorecards;
    private final List<? extends ReferenceFact> folded;

    /** By kind; every ranking asks, and there may be many accounts and representatives. */
    private final Map<String, SortedSet<Scope>> known = new ConcurrentHashMap<>();

    private Reference(Collection<? extends ReferenceFact> statements) {
        // The order of arrival must not matter when two spellings of one name are both defined.
        List<? extends ReferenceFact> facts =
                statements.stream().sorted(Comparator.comparing(ReferenceFact::subject)).toList();
        aliases = new Aliases(only(facts, AliasDefined.class));
        roster = new Roster(only(facts, RosterAssigned.class), only(facts, RosterLeft.class), aliases);
        facts.forEach(this::define);
        targets = List.copyOf(only(facts, TargetSet.class));
        spend = List.copyOf(only(facts, SpendRecorded.class));
        calendars = Calendars.of(only(facts, CalendarDefined.class));
        folded = facts.stream().filter(Reference::isFolded).toList();
        ramps = new QuotaRamps(only(facts, QuotaRampSet.class), roster, aliases);
        targetsByScope = targets.stream().collect(Collectors.groupingBy(TargetSet::scope));
        forecasts = List.copyOf(only(facts, ForecastSubmitted.class));
        rates = new Rates(only(facts, FxRateSet.class));
        scorecards = only(facts, ScorecardDefined.class).stream()
                .collect(Collectors.toMap(ScorecardDefined::kind, Function.identity(), (one, other) -> one));
    }

    /** Whether cells folded under this snapshot are those folded under another one, however much else differs. */
    public boolean foldsLike(Reference other) {
        return folded.equals(other.folded);
    }

    /** A snapshot of these statements; of statements about one subject the caller passes the latest only. */
    public static Reference of(Collection<? extends ReferenceFact> facts) {
        return facts.isEmpty() ? EMPTY : new Reference(facts);
    }

    /** A snapshot of the latest statement of each subject. */
    public static Reference of(Map<String, ? extends ReferenceFact> latestBySubject) {
        return of(latestBySubject.values());
    }

    /** A snapshot that knows nothing. */
    public static Reference empty() {
        return EMPTY;
    }

    /** The name that a spelling stands for, itself if it is no alias; {@code kind} as in {@link AliasDefined}. */
    public String canonical(String kind, String text) {
        return aliases.canonical(kind, text);
    }

    /** The canonical name of a product. */
    public String product(String text) {
        return canonical(Kinds.PRODUCT, text);
    }

    /** The canonical name of a representative. */
    public String rep(String text) {
        return canonical(Kinds.REP, text);
    }

    /** The canonical name of an account. */
    public String account(String text) {
        return canonical(Kinds.ACCOUNT, text);
    }

    /** The canonical name of a stage. */
    public String stage(String text) {
        return canonical(Kinds.STAGE, text);
    }

    /** The canonical name of a competitor. */
    public String competitor(String text) {
        return canonical(Kinds.COMPETITOR, text);
    }

    /** The canonical name of a reason for a loss. */
    public String lossReason(String text) {
        return canonical(Kinds.LOSS_REASON, text);
    }

    /** The price of one unit by the list, of a product under any spelling, if known. */
    public @Nullable Money listPriceOf(String product) {
        return listPrices.get(product(product));
    }

    /** The series of a product under any spelling, if known. */
    public @Nullable String seriesOf(String product) {
        return seriesByProduct.get(product(product));
    }

    /** The canonical segment of an account under any spelling, if known. */
    public @Nullable String segmentOf(String account) {
        return segmentByAccount.get(account(account));
    }

    /** The region of an account under any spelling, if known. */
    public @Nullable String regionOf(String account) {
        return regionByAccount.get(account(account));
    }

    /** Where a representative works on a day, if the roster says so. */
    public @Nullable Assignment assignment(String rep, LocalDate day) {
        return roster.on(rep(rep), day);
    }

    /** The days after {@code after} and up to {@code upTo} (no end if {@code null}) on which a representative moves. */
    public SortedSet<LocalDate> rosterChanges(String rep, LocalDate after, @Nullable LocalDate upTo) {
        return roster.changes(rep(rep), after, upTo);
    }

    /**
     * The open stages of a pipeline in order, by the definition that holds on a day; of the only pipeline if none is
     * named; empty if the order is unknown.
     */
    public List<String> stages(@Nullable String pipeline, LocalDate day) {
        return inForce(pipeline, day).open();
    }

    /**
     * The open stages in which a deal is qualified, in order, by the definition that holds on a day; empty if it does not
     * say.
     */
    public List<String> qualifiedStages(@Nullable String pipeline, LocalDate day) {
        return inForce(pipeline, day).qualified();
    }

    private PipelineStages inForce(@Nullable String pipeline, LocalDate day) {
        NavigableMap<LocalDate, PipelineStages> upTo = definitions(pipeline, day);
        return upTo.isEmpty() ? PipelineStages.UNKNOWN : upTo.lastEntry().getValue();
    }

    /** The stages that a pipeline, or the only one, had before a day and no longer has on it, the oldest first. */
    public List<String> formerStages(@Nullable String pipeline, LocalDate day) {
        Set<String> former = new LinkedHashSet<>();
        definitions(pipeline, day).values().forEach(stages -> former.addAll(stages.open()));
        former.removeAll(new HashSet<>(stages(pipeline, day)));
        return List.copyOf(former);
    }

    /**
     * A stage and those after it, of the first pipeline by name that has it on a day; empty if none has. A stage is known
     * by its name, whatever pipeline it is of.
     */
    public List<String> stagesFrom(String stage, LocalDate day) {
        return stagesByPipeline.keySet().stream()
                .map(pipeline -> stages(pipeline, day))
                .filter(stages -> stages.contains(stage))
                .findFirst()
                .map(stages -> stages.subList(stages.indexOf(stage), stages.size()))
                .orElse(List.of());
    }

    /** Up to a day; the first one holds before its day too, as there is none that says otherwise. */
    private NavigableMap<LocalDate, PipelineStages> definitions(@Nullable String pipeline, LocalDate day) {
        TreeMap<LocalDate, PipelineStages> dated = pipeline != null
                ? stagesByPipeline.get(pipeline)
                : stagesByPipeline.size() == 1 ? stagesByPipeline.firstEntry().getValue() : null;
        if (dated == null) {
            return Collections.emptyNavigableMap();
        }
        LocalDate first = dated.firstKey();
        return dated.headMap(day.isBefore(first) ? first : day, true);
    }

    /** The names of the pipelines defined. */
    public SortedSet<String> pipelines() {
        return new TreeSet<>(stagesByPipeline.keySet());
    }

    /** Every scope that a deal counts for on a day: the organisation, one of each dimension, and pairs of these. */
    public List<Scope> scopes(Dimensions deal, LocalDate day, Collection<String> pairs) {
        Map<String, Scope> single = new LinkedHashMap<>();
        single.put(ScopeKinds.ORG, Scope.ORG);
        if (deal.owner() != null) {
            Assignment assignment = assignment(deal.owner(), day);
            add(single, ScopeKinds.REP, rep(deal.owner()));
            add(single, ScopeKinds.TEAM, assignment == null ? null : assignment.team());
            add(single, ScopeKinds.OFFICE, assignment == null ? null : assignment.office());
        }
        if (deal.product() != null) {
            add(single, ScopeKinds.PRODUCT, product(deal.product()));
            add(single, ScopeKinds.SERIES, seriesOf(deal.product()));
        }
        if (deal.account() != null) {
            add(single, ScopeKinds.SEGMENT, segmentOf(deal.account()));
            add(single, ScopeKinds.REGION, regionOf(deal.account()));
        }
        add(single, ScopeKinds.SOURCE, deal.channel() == null ? null : canonical(Kinds.CHANNEL, deal.channel()));
        List<Scope> scopes = new ArrayList<>(single.values());
        for (String pair : pairs) {
            List<String> kinds = ScopeKinds.parts(pair);
            Scope first = single.get(kinds.getFirst());
            Scope second = single.get(kinds.getLast());
            if (first != null && second != null) {
                scopes.add(Scope.pair(first, second));
            }
        }
        return List.copyOf(scopes);
    }

    /** Whether the reference data names a scope. */
    public boolean knows(Scope scope) {
        return scope.equals(Scope.ORG) || known(scope.kind()).contains(scope);
    }

    /** All scopes of a kind that the reference data names, whether or not they have deals. */
    public SortedSet<Scope> known(String kind) {
        return known.computeIfAbsent(kind, this::collect);
    }

    private SortedSet<Scope> collect(String kind) {
        TreeSet<Scope> scopes = new TreeSet<>();
        if (kind.equals(ScopeKinds.ORG)) {
            scopes.add(Scope.ORG);
        }
        names(kind).forEach(name -> scopes.add(Scope.of(kind, name)));
        return Collections.unmodifiableSortedSet(scopes);
    }

    /** All targets. */
    public List<TargetSet> targets() {
        return targets;
    }

    /** The target of money of a scope, period and metric exactly as they were set, if one is. */
    public @Nullable Money target(Scope scope, String period, String metric) {
        return targets.stream()
                .filter(target -> target.scope().equals(scope.toString()))
                .filter(target -> target.period().equals(period) && target.metric().equals(metric))
                .map(TargetSet::amount)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** All spend. */
    public List<SpendRecorded> spend() {
        return spend;
    }

    /** The fiscal calendars. */
    public Calendars calendars() {
        return calendars;
    }

    /** The targets of a scope for a metric, whatever their period. */
    public List<TargetSet> targets(Scope scope, String metric) {
        return targetsByScope.getOrDefault(scope.toString(), List.of()).stream()
                .filter(target -> target.metric().equals(metric))
                .toList();
    }

    /** All forecasts, each as it was submitted. */
    public List<ForecastSubmitted> forecasts() {
        return forecasts;
    }

    /** What scopes of a kind are judged by, if it was stated. */
    public @Nullable ScorecardDefined scorecard(String kind) {
        return scorecards.get(kind);
    }

    /**
     * What share of a full quota a representative is meant to reach in some days, both included: the mean over the days
     * of the ramp, which is 1 where none is set, and of 0 on days on which the roster does not have them.
     */
    public BigDecimal quotaShare(String rep, LocalDate from, LocalDate to) {
        return ramps.mean(rep(rep), from, to);
    }

    /** Since when a representative has been on the roster without a gap, if they are on a day. */
    public @Nullable LocalDate inRoleSince(String rep, LocalDate day) {
        return roster.inRoleSince(rep(rep), day);
    }

    /** The exchange rates. */
    public Rates rates() {
        return rates;
    }

    private Collection<String> names(String kind) {
        return switch (kind) {
            case ScopeKinds.REP -> roster.reps();
            case ScopeKinds.TEAM -> roster.teams();
            case ScopeKinds.OFFICE -> roster.offices();
            case ScopeKinds.PRODUCT -> products;
            case ScopeKinds.SERIES -> seriesByProduct.values();
            case ScopeKinds.SEGMENT -> segmentByAccount.values();
            case ScopeKinds.REGION -> regionByAccount.values();
            default -> List.of();
        };
    }

    /** Whether what cells hold depends on a statement; plans and notes are only looked at when a number is read. */
    private static boolean isFolded(ReferenceFact statement) {
        return switch (statement) {
            case ProductDefined product -> true;
            case AccountDefined account -> true;
            case PipelineDefined pipeline -> true;
            case AliasDefined alias -> true;
            case RosterAssigned assigned -> true;
            case RosterLeft left -> true;
            case FxRateSet rate -> !Boolean.TRUE.equals(rate.plan());
            case TargetSet target -> false;
            case SpendRecorded spent -> false;
            case CalendarDefined calendar -> false;
            case QuotaRampSet ramp -> false;
            case ForecastSubmitted forecast -> false;
            case ScorecardDefined scorecard -> false;
            case ReferenceFact.MarketSignalNoted signal -> false;
            case ReferenceFact.CompetitorIntelNoted note -> false;
            case ReferenceFact.Unknown unknown -> false;
        };
    }

    /** Every kind is named here, so that a new one is thought about: what is read elsewhere, and what by no number yet. */
    private void define(ReferenceFact statement) {
        switch (statement) {
            case ProductDefined product -> define(product);
            case AccountDefined account -> define(account);
            case PipelineDefined pipeline -> define(pipeline);
            // Read as lists by the constructor.
            case AliasDefined alias -> {}
            case RosterAssigned assigned -> {}
            case RosterLeft left -> {}
            case TargetSet target -> {}
            case SpendRecorded spent -> {}
            case CalendarDefined calendar -> {}
            case FxRateSet rate -> {}
            case QuotaRampSet ramp -> {}
            case ForecastSubmitted forecast -> {}
            case ScorecardDefined scorecard -> {}
            // Kept in the log for the metrics to come; no number is computed from them yet.
            case ReferenceFact.MarketSignalNoted signal -> {}
            case ReferenceFact.CompetitorIntelNoted note -> {}
            case ReferenceFact.Unknown unknown -> {}
        }
    }

    private void define(ProductDefined fact) {
        String name = product(fact.product());
        products.add(name);
        // A definition under the canonical name outranks one under an alias.
        if (fact.series() != null && (fact.product().equals(name) || !seriesByProduct.containsKey(name))) {
            seriesByProduct.put(name, fact.series());
        }
        if (fact.listPrice() != null && (fact.product().equals(name) || !listPrices.containsKey(name))) {
            listPrices.put(name, fact.listPrice());
        }
    }

    private void define(AccountDefined fact) {
        String name = account(fact.account());
        boolean outranks = fact.account().equals(name);
        if (fact.segment() != null && (outranks || !segmentByAccount.containsKey(name))) {
            segmentByAccount.put(name, canonical(Kinds.SEGMENT, fact.segment()));
        }
        if (fact.country() != null && (outranks || !regionByAccount.containsKey(name))) {
            regionByAccount.put(name, canonical(Kinds.REGION, fact.country()));
        }
    }

    private void define(PipelineDefined fact) {
        stagesByPipeline
                .computeIfAbsent(fact.pipeline(), name -> new TreeMap<>())
                .put(
                        fact.from() == null ? LocalDate.MIN : fact.from(),
                        PipelineStages.of(
                                fact.stages().stream().map(this::stage).distinct().toList(),
                                fact.qualified() == null ? null : stage(fact.qualified())));
    }

    private static void add(Map<String, Scope> scopes, String kind, @Nullable String name) {
        if (name != null && !name.isBlank()) {
            scopes.put(kind, Scope.of(kind, name));
        }
    }

    private static <T> List<T> only(Collection<?> facts, Class<T> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
