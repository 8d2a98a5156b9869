package io.fupan.ingest.crm.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.golden.Forgery;
import io.fupan.ingest.golden.Golden;
import io.fupan.ingest.golden.Links;
import io.fupan.ingest.golden.Sent;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.SharedSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTests {

    private static final Instant LATER = Instant.parse("2025-09-01T00:10:00Z");
    private static final TemplateSystems SYSTEMS = new TemplateSystems();

    @ParameterizedTest
    @MethodSource("names")
    void readsItsSamples(String name) {
        Golden.check("template", name, read(name, Golden.raw("template", name)));
    }

    static List<String> names() {
        return Golden.names("template");
    }

    @Test
    void findsValuesWhereTheSettingsSay() {
        Connection link = Links.with(
                Links.with(Links.of("template", "s"), "field.id", "deal.ref.number"), "field.changedAt", "at");
        link = Links.with(link, "times", "dd/MM/uuuu HH:mm");
        Contents contents = read(
                SYSTEMS.template().connect(link),
                "{\"deal\":{\"ref\":{\"number\":77}},\"stage\":\"x\",\"at\":\"03/02/2025 14:05\"}");
        assertThat(Golden.text(contents)).contains("\"acme:77\"", "2025-02-03T14:05:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "iso, 1741597200, false",
        "iso, 2025-03-10T09:00:00, false",
        "seconds, 1741597200, true",
        "milliseconds, 1741597200000, true",
        "uuuu-MM-dd HH:mm:ss, 2025-03-10 09:00:00, true",
        "uuuu-MM-dd HH:mm:ss, 2025-02-30 09:00:00, false",
        "dd/MM/uuuu HH:mm, 10/03/2025 09:00, true",
        "dd/MM/uuuu HH:mm, 03/10/25 09:00, false"
    })
    void guessesNoTime(String times, String text, boolean readable) {
        Connection link = Links.with(Links.of("template", "s"), "times", times);
        String body = "{\"id\":\"1\",\"stage\":\"x\",\"changedAt\":\"%s\"}".formatted(text);
        String read = Golden.text(read(SYSTEMS.template().connect(link), body));
        assertThat(read).contains(readable ? "2025-03-10T09:00:00Z" : "\"refused\"");
    }

    @Test
    void doesNotConnectWithAPatternThatIsNone() {
        Connection link = Links.with(Links.of("template", "s"), "times", "{bad");
        assertThatIllegalArgumentException().isThrownBy(() -> SYSTEMS.template().connect(link));
    }

    @Test
    void knowsItsSenderByTheHeaderItIsTold() {
        Connection link = Links.with(Links.of("cordys", "old", "s3cret"), TemplateSystem.HEADER_SETTING, "X-Token");
        CrmAdapter adapter = SYSTEMS.cordys().connect(link);
        Sent sent = Sent.json(LATER, "{}").with("X-Token", "s3cret");
        Forgery.assertVerified(adapter, sent);
        sent.everyFlipOf("X-Token").forEach(each -> Forgery.assertRefused(adapter, each, "invalid-signature"));
        Forgery.assertRefused(adapter, sent.without("X-Token").with(SharedSecret.HEADER, "s3cret"), "invalid-signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "=b", "a=1&a=2", "id=%zz", "id=", ""})
    void keepsFormsItCannotRead(String body) {
        CrmAdapter krayin = SYSTEMS.krayin().connect(Links.of("krayin", "s"));
        assertThat(krayin.read(form(body.getBytes(StandardCharsets.UTF_8)).delivery()).items())
                .singleElement()
                .isInstanceOf(Item.Refused.class);
    }

    @Test
    void survivesAnyDamageToItsSamples() {
        Random random = new Random(20260106);
        for (int round = 0; round < 3000; round++) {
            String name = names().get(random.nextInt(names().size()));
            byte[] body = Golden.raw("template", name);
            for (int i = 0; i <= random.nextInt(4); i++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(name, body).items()).isNotNull();
        }
    }

    /** A sample is named after its system, what the address says, and its format. */
    private static Contents read(String name, byte[] body) {
        String[] parts = name.split("\\.");
        CrmSystem system = List.of(SYSTEMS.krayin(), SYSTEMS.cordys(), SYSTEMS.template()).stream()
                .filter(each -> each.name().equals(parts[0]))
                .findFirst()
                .orElseThrow();
        Sent sent = parts[2].equals("form") ? form(body) : Sent.json(LATER, body);
        String event = parts[1].equals("batch") ? null : parts[1];
        return system.connect(Links.of(parts[0], "s")).read(sent.to(event).delivery());
    }

    private static Contents read(CrmAdapter adapter, String body) {
        return adapter.read(Sent.json(LATER, body).delivery());
    }

    private static Sent form(byte[] body) {
        return Sent.json(LATER, body).as("application/x-www-form-urlencoded; charset=UTF-8");
    }
}
