package io.fupan.metrics.rolling;

import io.fupan.metric.cell.CellIndex;
import io.fupan.metric.reference.Reference;
import java.time.LocalDate;

/**
 * What numbers are computed from: a day, the reference data, and the cells.
 *
 * @param today the business day
 */
public record Moment(LocalDate today, Reference reference, CellIndex cells) {}
