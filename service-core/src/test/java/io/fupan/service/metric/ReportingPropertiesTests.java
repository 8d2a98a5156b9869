package io.fupan.service.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.metric.cell.Reporting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReportingPropertiesTests {

    @Test
    void areTheUsualConventionsUnlessAnyAreSet() {
        assertThat(reporting(Map.of())).isEqualTo(Reporting.of("UTC", "USD"));
    }

    @Test
    void nameTheReasonsThatDisqualifyADeal() {
        assertThat(reporting(Map.of("fupan.disqualified-reasons", "spam, test")).disqualified())
                .containsExactly("spam", "test");
        assertThat(reporting(Map.of("fupan.disqualified-reasons", "")).disqualified()).isEmpty();
    }

    private static Reporting reporting(Map<String, String> settings) {
        Binder binder = new Binder(new MapConfigurationPropertySource(settings));
        return new MetricViewsConfiguration().reporting(binder.bindOrCreate("fupan", ReportingProperties.class));
    }
}
