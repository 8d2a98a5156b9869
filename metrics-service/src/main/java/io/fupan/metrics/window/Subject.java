package io.fupan.metrics.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is about.
 *
 * @param from first day; {@code null} for the period {@code all}
 * @param currency of all money in the answer
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Subject(Scope scope, @Nullable LocalDate from, LocalDate to, LocalDate asOf, String currency) {}
