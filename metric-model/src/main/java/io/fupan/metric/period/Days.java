package io.fupan.metric.period;

import java.time.LocalDate;

/** A run of days, both ends included. */
public record Days(LocalDate from, LocalDate to) {}
