package io.fupan.metric.cell;

import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where cells of several families stand; they are kept together, because one event changes most of them.
 *
 * @param day business day in the reporting zone; {@code null} for what no source can date
 */
public record ScopeDay(Scope scope, @Nullable LocalDate day) {}
