package io.fupan.metric.cell;

import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one deal adds to the same family and day of several scopes.
 *
 * @param day business day in the reporting zone; {@code null} for what no source can date
 */
public record Share(List<Scope> scopes, @Nullable LocalDate day, String family, Quantities quantities) {

    /** Copies the scopes. */
    public Share {
        scopes = List.copyOf(scopes);
    }

    /** Compares what differs most often first: shares of a thing are compared with each other again and again. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Share same
                && Objects.equals(day, same.day)
                && family.equals(same.family)
                && quantities.equals(same.quantities)
                && scopes.equals(same.scopes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(day, family, quantities);
    }
}
