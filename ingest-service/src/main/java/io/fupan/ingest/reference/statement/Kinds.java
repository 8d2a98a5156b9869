package io.fupan.ingest.reference.statement;

import io.fupan.event.reference.ReferenceFact;
import io.fupan.ingest.reference.statement.Kind.Default;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of reference data; a new one is one entry here. */
public final class Kinds {

    private static final Set<String> PLANNERS = Set.of("manager", "admin");
    private static final Set<String> READERS = Set.of("manager", "admin", "bi");

    private static final List<Kind> ALL = List.of(
            planned("targets", "target", List.of(ReferenceFact.TargetSet.class), Set.of(Default.VERSION)),
            new Kind(
                    "forecasts",
                    "forecast",
                    List.of(ReferenceFact.ForecastSubmitted.class),
                    Set.of("manager", "admin", "rep"),
                    Set.of("manager", "admin", "bi", "rep"),
                    Set.of(Default.BY, Default.SUBMITTED_ON)),
            planned("spend", "spend", List.of(ReferenceFact.SpendRecorded.class), Set.of()),
            planned(
                    "roster",
                    "roster statement",
                    List.of(
                            ReferenceFact.RosterAssigned.class,
                            ReferenceFact.RosterLeft.class,
                            ReferenceFact.QuotaRampSet.class),
                    Set.of()),
            planned("fx-rates", "exchange rate", List.of(ReferenceFact.FxRateSet.class), Set.of()),
            planned("calendars", "calendar", List.of(ReferenceFact.CalendarDefined.class), Set.of(Default.VERSION)),
            planned("pipelines", "pipeline", List.of(ReferenceFact.PipelineDefined.class), Set.of(Default.VERSION)),
            planned(
                    "scorecards", "scorecard", List.of(ReferenceFact.ScorecardDefined.class), Set.of(Default.VERSION)),
            planned("aliases", "alias", List.of(ReferenceFact.AliasDefined.class), Set.of()),
            planned(
                    "market-signals",
                    "market signal",
                    List.of(ReferenceFact.MarketSignalNoted.class),
                    Set.of(Default.BY, Default.ON, Default.SIGNAL)),
            planned(
                    "competitor-intel",
                    "note about a competitor",
                    List.of(ReferenceFact.CompetitorIntelNoted.class),
                    Set.of(Default.BY, Default.ON, Default.NOTE)));

    /** Stated by files and systems, and seldom one by one: they have no address of their own. */
    private static final List<Kind> FILES_ONLY = List.of(
            planned("products", "product", List.of(ReferenceFact.ProductDefined.class), Set.of()),
            planned("accounts", "account", List.of(ReferenceFact.AccountDefined.class), Set.of()));

    private Kinds() {}

    /** All kinds. */
    public static List<Kind> all() {
        return ALL;
    }

    /** The kind of this word, if there is one. */
    public static @Nullable Kind of(String word) {
        return ALL.stream().filter(kind -> kind.word().equals(word)).findFirst().orElse(null);
    }

    /** The kind that a file may hold, by its word or by the wire name of one of its facts. */
    public static @Nullable Kind importable(String wordOrType) {
        return Stream.concat(ALL.stream(), FILES_ONLY.stream())
                .filter(kind -> kind.word().equals(wordOrType) || kind.types().contains(wordOrType))
                .findFirst()
                .orElse(null);
    }

    private static Kind planned(
            String word, String name, List<Class<? extends ReferenceFact>> facts, Set<Default> defaults) {
        return new Kind(word, name, facts, PLANNERS, READERS, defaults);
    }
}
