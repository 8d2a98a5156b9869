package io.fupan.metrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fupan.event.json.Json;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.service.problem.Problem;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorRequestTests {

    private final MetricCatalogue catalogue = new MetricCatalogue(Currency.getInstance("USD"));

    @Test
    void takesDefaults() {
        var fact = request("{'metric': 'dealsWon', 'rule': {'kind': 'signal'}}").checked(1, "me", catalogue);

        assertThat(fact.severity()).isEqualTo("warning");
        assertThat(fact.question().scope()).isEqualTo("org");
        assertThat(fact.rule().grain()).isEqualTo("week");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'window': 'mtd', 'rule': {'kind': 'no-data'}} | metric",
        "{'metric': 'happiness', 'window': 'mtd', 'rule': {'kind': 'no-data'}} | metric",
        "{'metric': 'dealsWon', 'rule': {'kind': 'no-data'}} | window",
        "{'metric': 'dealsWon', 'window': '2017', 'rule': {'kind': 'no-data'}} | window",
        "{'metric': 'dealsWon', 'window': 'mtd', 'rule': {'kind': 'signal'}} | window",
        "{'metric': 'dealsWon', 'window': 'mtd'} | rule.kind",
        "{'metric': 'dealsWon', 'window': 'mtd', 'rule': {'kind': 'odd'}} | rule.kind",
        "{'metric': 'dealsWon', 'window': 'mtd', 'rule': {'kind': 'above'}} | rule.threshold",
        "{'metric': 'dealsWon', 'window': 'mtd', 'rule': {'kind': 'no-data', 'threshold': 1}} | rule.threshold",
        "{'metric': 'dealsWon', 'window': 'mtd', 'rule': {'kind': 'change', 'threshold': 0}} | rule.threshold",
        "{'metric': 'dealsWon', 'window': 'mtd', 'rule': {'kind': 'above', 'threshold': 1, 'clear': 2}} | rule.clear",
        "{'metric': 'dealsWon', 'window': 'mtd', 'rule': {'kind': 'below', 'threshold': 1, 'clear': 0}} | rule.clear",
        "{'metric': 'dealsWon', 'window': 'mtd', 'rule': {'kind': 'change', 'threshold': -20, 'clear': -30}} | rule.clear",
        "{'metric': 'dealsWon', 'window': 'mtd', 'rule': {'kind': 'above', 'threshold': 1, 'days': 0}} | rule.days",
        "{'metric': 'dealsWon', 'window': 'mtd', 'rule': {'kind': 'above', 'threshold': 1, 'grain': 'day'}} | rule.grain",
        "{'metric': 'dealsWon', 'rule': {'kind': 'signal', 'grain': 'hour'}} | rule.grain",
        "{'metric': 'dealsWon', 'rule': {'kind': 'signal', 'days': 2}} | rule.days",
        "{'metric': 'dealsWon', 'window': 'mtd', 'variant': 'nice', 'rule': {'kind': 'no-data'}} | variant",
        "{'metric': 'dealsWon', 'window': 'mtd', 'scope': 'planet:Mars', 'rule': {'kind': 'no-data'}} | scope",
        "{'metric': 'dealsWon', 'window': 'mtd', 'severity': 'fun', 'rule': {'kind': 'no-data'}} | severity",
        "{'metric': 'dealsWon', 'window': 'mtd', 'names': {'fr': 'x'}, 'rule': {'kind': 'no-data'}} | names",
        "{'metric': 'timeInStage', 'window': 'mtd', 'rule': {'kind': 'no-data'}} | stage"
    })
    void namesTheFieldAtFault(String body, String field) {
        Problem problem = catchThrowableOfType(Problem.class, () -> request(body).checked(1, "me", catalogue));

        assertThat(problem.getBody().getProperties()).containsEntry("field", field);
    }

    private static MonitorRequest request(String body) {
        return Json.mapper().readValue(body.replace('\'', '"'), MonitorRequest.class);
    }
}
