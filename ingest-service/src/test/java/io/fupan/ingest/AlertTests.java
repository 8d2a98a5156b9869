package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An alert over a meter that nobody counts never comes. */
class AlertTests extends RunningIngest {

    private static final Path RULES = Path.of("../deploy/prometheus/rules.yml");
    private static final Pattern OURS = Pattern.compile("\\bingest_[a-z_]+");

    @Autowired
    private MeterRegistry meters;

    @Test
    void watchesOnlyMetersThatAreThereFromTheStart() throws IOException {
        TreeSet<String> watched = Pattern.compile("\n").splitAsStream(Files.readString(RULES))
                .filter(line -> !line.strip().startsWith("#"))
                .flatMap(line -> OURS.matcher(line).results())
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(watched).hasSizeGreaterThan(5).isSubsetOf(exposed());
    }

    /** Their names as Prometheus reads them. */
    private List<String> exposed() {
        PrometheusNamingConvention convention = new PrometheusNamingConvention();
        return meters.getMeters().stream().map(Meter::getId).map(id -> {
            String name = convention.name(id.getName(), id.getType(), id.getBaseUnit());
            return id.getType() == Meter.Type.COUNTER && !name.endsWith("_total") ? name + "_total" : name;
        }).toList();
    }
}
