package io.fupan.metric.cell;

import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which cell.
 *
 * @param family one of the families of {@link Measures}
 * @param day business day in the reporting zone; {@code null} for what no source can date
 */
public record CellKey(Scope scope, String family, @Nullable LocalDate day) {}
