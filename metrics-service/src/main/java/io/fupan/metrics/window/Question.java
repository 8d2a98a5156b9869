package io.fupan.metrics.window;

import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** The scope and period asked about; the caller may see it. */
public record Question(Scope scope, Period period) {

    /** What the answer is about. */
    public Subject subject(Currency currency) {
        return new Subject(scope, period.from(), period.to(), period.asOf(), currency.getCurrencyCode());
    }

    /** The address of a resource about the same, with further parameters. */
    public String address(String path, Map<String, ?> parameters) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("scope", scope);
        all.put("period", period.text());
        all.put("asOf", period.asOf());
        all.putAll(parameters);
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        all.keySet().forEach(name -> address.queryParam(name, '{' + name + '}'));
        return address.encode().buildAndExpand(all).toUriString();
    }

    /** The address of the deals of the scope and period with an outcome. */
    public String deals(String outcome) {
        return address("/api/v1/deals", Map.of("outcome", outcome));
    }
}
