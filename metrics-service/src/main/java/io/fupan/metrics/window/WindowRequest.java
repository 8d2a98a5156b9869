package io.fupan.metrics.window;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a question is about, as it stands in the address.
 *
 * @param scope {@code org} if absent
 * @param period {@code all} if absent
 * @param asOf from which day's point of view; today if absent
 */
public record WindowRequest(
        @Parameter(description = "org, or kind:name, for example team:Rocco Neubert") @Nullable String scope,
        @Parameter(description = "2017, 2017-Q2, 2017-05, 2017-W20, 2017-03-01..2017-05-31, last-30-days, mtd, qtd, ytd or all")
                @Nullable String period,
        @Nullable LocalDate asOf) {}
