package io.fupan.metric.cell;

import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one moment. */
public interface CellReader {

    /**
     * The sum over days, both ends included, of all parts.
     *
     * @param from first day, or {@code null} for no beginning
     * @param to last day, or {@code null} for no end
     * @param undated whether to add what no source can date
     */
    Quantities sum(Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to, boolean undated);

    /** The days that have a cell, both ends included; a day that is missing is zero. */
    SortedMap<LocalDate, Quantities> days(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to);

    /** Whether a scope has a cell. */
    boolean knows(Scope scope);

    /** The scopes of a kind that have a cell. */
    SortedSet<Scope> scopes(String kind);

    /** The first day any scope has a cell of, if there is one. */
    @Nullable LocalDate firstDay();

    /** The last day any scope has a cell of, if there is one. */
    @Nullable LocalDate lastDay();
}
