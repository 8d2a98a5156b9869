package io.fupan.service.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.metric.cell.Reporting;
import io.fupan.metric.period.WorkingHours;
import java.time.DayOfWeek;
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

    @Test
    void sayWhenPeopleWork() {
        WorkingHours hours = WorkingHours.parse(Map.of(DayOfWeek.MONDAY, "09:00-17:30", DayOfWeek.FRIDAY, "09:00-13:00"));

        assertThat(reporting(Map.of(
                                "fupan.working-hours.monday", "09:00-17:30", "fupan.working-hours.FRIDAY", "09:00-13:00"))
                        .workingHours())
                .isEqualTo(hours);
    }

    private static Reporting reporting(Map<String, String> settings) {
        Binder binder = new Binder(new MapConfigurationPropertySource(settings));
        return new MetricViewsConfiguration().reporting(binder.bindOrCreate("fupan", ReportingProperties.class));
    }
}
