package io.fupan.ingest.imports.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.Rejected;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.EventCodec;
import io.fupan.ingest.imports.file.FileRow;
import io.fupan.ingest.imports.plan.Columns;
import io.fupan.ingest.imports.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealRowsTests {

    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final Plan PLAN = plan("\"kind\":{\"column\":\"kind\",\"values\":{\"Upsell\":\"expansion\"}}");

    @ParameterizedTest
    @CsvSource({"new, new", "续约, renewal", "Existing Business, expansion", "Upsell, expansion", "'',"})
    void readsTheKindOfBusiness(String word, String kind) {
        assertThat(created(word).kind()).isEqualTo(kind);
    }

    @Test
    void refusesAKindThatNobodyExplained() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> created("Partner"))
                .satisfies(rejected -> {
                    assertThat(rejected.reason()).isEqualTo("UNKNOWN_KIND");
                    assertThat(rejected.field()).isEqualTo("kind");
                });
    }

    private static DealFact.Created created(String kind) {
        DealRows rows = new DealRows(PLAN, ZONE);
        Columns columns = new Columns(PLAN, List.of("id", "created", "kind"), rows.fields(), ZONE, "USD");
        FileRow row = FileRow.ofText(2, List.of("D-1", "2026-03-01", kind));
        return (DealFact.Created) rows.read(columns.values(row)).getFirst().data();
    }

    private static Plan plan(String field) {
        String json = "{\"source\":\"s\",\"target\":\"deals\",\"fields\":{\"id\":{\"column\":\"id\"},"
                + "\"created\":{\"column\":\"created\"},%s}}".formatted(field);
        return Plan.read(EventCodec.parse(json.getBytes(StandardCharsets.UTF_8)));
    }
}
