package io.fupan.metrics.query;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Says of every number that parameters for assumptions are kept, and refused as long as none is computed. */
@Component
final class WhatIfDocumentation implements OpenApiCustomizer {

    private static final ApiResponse REFUSAL = new ApiResponse()
            .description("Parameters that begin with whatIf. are kept for numbers under other assumptions, which are not"
                    + " computed yet: type urn:fupan:problem:what-if-not-implemented");

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .map(path -> path.getGet())
                .filter(Objects::nonNull)
                .filter(WhatIfDocumentation::isOfNumber)
                .forEach(operation -> operation.getResponses().addApiResponse("501", REFUSAL));
    }

    private static boolean isOfNumber(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> "period".equals(parameter.getName()));
    }
}
