package io.fupan.ingest.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.Events;
import io.fupan.ingest.delivery.Delivery;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsualBodyTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    deal.created      | {"name":"复盘 \\u00e9","amount":{"amount":1054.50,"currency":"USD"},"expectedClose":"2017-04-01","mood":{"a":[1]}}
                    deal.won          | {"amount":{"amount":"10.00","currency":"CNY"}}
                    deal.won          | {}
                    deal.lost         | {"reason":null,"competitor":"Acme"}
                    customer.churned  | {"reason":"price"}
                    activity.logged   | {"kind":"call","minutes":30}
                    """)
    void givesTheEventThatTheWayOverATreeGives(String type, String data) {
        String usual = Events.event("1", type, "S", "2017-03-01T12:00:00+08:00", data);
        String unusual = dataFirst(usual, data);

        Contents quick = UsualBody.read(delivery(usual), Shape.EITHER);

        assertThat(UsualBody.read(delivery(unusual), Shape.EITHER)).isNull();
        assertThat(quick).isNotNull();
        assertThat(texts(quick)).isEqualTo(texts(CloudEventsBody.read(delivery(unusual)))).hasSize(1);
    }

    @Test
    void readsABatchInWhichAllIsUsual() {
        Contents contents = UsualBody.read(delivery(Events.batch(Events.won("A"), Events.won("B"))), Shape.EITHER);

        assertThat(contents).isNotNull();
        assertThat(contents.batch()).isTrue();
        assertThat(contents.events()).extracting(Recorded::key).containsExactly("A", "B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[7]",
                "[{}",
                "[{\"a\":1,\"a\":2}]",
                "{\"a\":1}",
                "7",
                "",
                "[",
                "{\"specversion\":\"1.0\"",
                "{\"specversion\":\"1.0\",\"specversion\":\"1.0\"}"
            })
    void leavesWhatIsUnusualToTheOtherWay(String body) {
        assertThat(UsualBody.read(delivery(body), Shape.EITHER)).isNull();
    }

    @Test
    void readsAnUnusualEventOfABatchByItself() {
        String roster = Events.roster("Anna Snelling");
        String dated = Events.event("2", "deal.won", "C", "next week", "{\"mood\":{\"a\":[1]}}");
        String body = Events.batch(Events.won("A"), roster, "{}", dated, Events.won("B"));

        Contents contents = UsualBody.read(delivery(body), Shape.EITHER);

        assertThat(contents).isNotNull();
        assertThat(contents.events()).extracting(Recorded::topic)
                .containsExactly(Topics.DEAL_EVENTS, Topics.REFERENCE_EVENTS, Topics.DEAL_EVENTS);
        assertThat(contents.items().subList(2, 4)).extracting(item -> ((Item.Refused) item).raw()).containsExactly("{}", dated);
        assertThat(contents.items().subList(2, 4)).extracting(item -> ((Item.Refused) item).field()).containsExactly("type", "time");
    }

    @Test
    void leavesWhatIsDeeperThanAllowedToTheOtherWay() {
        String deep = Events.won("A").replaceFirst("\\{", "{\"extra\":" + "[".repeat(63) + "]".repeat(63) + ",");

        assertThat(UsualBody.read(delivery(deep), Shape.EITHER)).isNotNull();
        assertThat(UsualBody.read(delivery(Events.batch(deep)), Shape.EITHER)).isNull();
        assertThat(UsualBody.read(delivery(Events.won("A") + Events.won("B")), Shape.EITHER)).isNull();
    }

    private static String dataFirst(String event, String data) {
        return "{\"data\":" + data + ',' + event.substring(1).replace(",\"data\":" + data, "");
    }

    private static List<String> texts(Contents contents) {
        return contents.events().stream().map(each -> each.topic().name() + each.key() + new String(each.value(), UTF_8)).toList();
    }

    private static Delivery delivery(String body) {
        return Delivery.again(NOW, "receipt", null, "application/json", name -> null, body.getBytes(UTF_8));
    }
}
