package io.fupan.metrics.query;

import io.fupan.service.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters a resource does not have: a misspelt {@code perid=2017} must not be answered with the number of
 * another period.
 */
final class KnownParameters implements HandlerInterceptor {

    /** Parameters kept for assumptions, such as {@code whatIf.winRate=0.3}; no resource may use the names otherwise. */
    private static final String WHAT_IF = "whatIf.";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.getBeanType().getName().startsWith("io.fupan.")) {
            Set<String> known = parametersOf(method);
            for (String parameter : request.getParameterMap().keySet()) {
                if (parameter.startsWith(WHAT_IF)) {
                    throw Problem.of(
                                    HttpStatus.NOT_IMPLEMENTED,
                                    "what-if-not-implemented",
                                    "Numbers under other assumptions are not computed yet; leave '%s' out."
                                            .formatted(parameter))
                            .at(parameter);
                }
                if (!known.contains(parameter)) {
                    throw Problem.invalid(
                            "unknown-parameter",
                            parameter,
                            "expected one of %s, but received '%s'".formatted(known, parameter));
                }
            }
        }
        return true;
    }

    private static Set<String> parametersOf(HandlerMethod method) {
        return Arrays.stream(method.getMethod().getParameters())
                .flatMap(parameter -> parameter.getType().isRecord()
                        ? Arrays.stream(parameter.getType().getRecordComponents())
                                .map(component -> component.getName())
                        : java.util.stream.Stream.of(parameter.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
