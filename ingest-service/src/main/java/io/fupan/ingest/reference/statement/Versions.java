package io.fupan.ingest.reference.statement;

import io.fupan.event.Money;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.reference.ReferenceFact.CalendarDefined;
import io.fupan.event.reference.ReferenceFact.PipelineDefined;
import io.fupan.event.reference.ReferenceFact.ScorecardDefined;
import io.fupan.event.reference.ReferenceFact.TargetSet;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What revisions of a statement have in common, and what tells them apart. */
final class Versions {

    private Versions() {}

    /** What is numbered through: mostly the subject; of calendars and pipelines the name, whatever day they hold from. */
    static String thing(ReferenceFact fact) {
        return switch (fact) {
            case CalendarDefined calendar -> "calendar:" + calendar.calendar();
            case PipelineDefined pipeline -> "pipeline:" + pipeline.pipeline();
            default -> fact.subject();
        };
    }

    /** The number of a numbered statement; {@code null} of others, and of targets whose sender does not count. */
    static @Nullable Integer number(ReferenceFact fact) {
        return switch (fact) {
            case TargetSet target -> target.version();
            case CalendarDefined calendar -> calendar.version();
            case PipelineDefined pipeline -> pipeline.version();
            case ScorecardDefined scorecard -> scorecard.version();
            default -> null;
        };
    }

    static boolean numbered(ReferenceFact fact) {
        return fact instanceof TargetSet
                || fact instanceof CalendarDefined
                || fact instanceof PipelineDefined
                || fact instanceof ScorecardDefined;
    }

    /** Where the statement that a new one would revise is found, if the thing has this number now. */
    static String known(ReferenceFact fact, int number) {
        return fact instanceof CalendarDefined calendar
                ? "calendar:" + calendar.calendar() + '@' + number
                : fact.subject();
    }

    /** Whether both say the same, whatever their numbers; a target said again needs no new reason. */
    static boolean sayTheSame(ReferenceFact one, ReferenceFact other) {
        return switch (one) {
            case TargetSet a when other instanceof TargetSet b ->
                same(a.amount(), b.amount())
                        && same(a.count(), b.count())
                        && (b.reason() == null || b.reason().equals(a.reason()));
            case CalendarDefined a when other instanceof CalendarDefined b ->
                new CalendarDefined(
                                a.calendar(), b.version(), a.kind(), a.start(), a.startYear(), a.longYears(), a.periods())
                        .equals(b);
            case PipelineDefined a when other instanceof PipelineDefined b ->
                new PipelineDefined(
                                a.pipeline(), b.version(), a.stages(), a.won(), a.lost(), a.from(), a.qualified())
                        .equals(b);
            case ScorecardDefined a when other instanceof ScorecardDefined b ->
                new ScorecardDefined(a.kind(), b.version(), a.weights()).equals(b);
            default -> one.equals(other);
        };
    }

    private static boolean same(@Nullable Money one, @Nullable Money other) {
        return one == null || other == null
                ? one == other
                : one.currency().equals(other.currency()) && same(one.amount(), other.amount());
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
