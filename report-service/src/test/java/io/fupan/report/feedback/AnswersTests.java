package io.fupan.report.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.topic.Topics;
import io.fupan.metric.cell.Reporting;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class AnswersTests {

    private static final LocalDate DAY = LocalDate.parse("2015-05-02");

    private final Answers answers = new Answers(Reporting.of("UTC", "USD"));

    @Test
    void believeTheLatestRevisionOfAnAnswerInWhateverOrder() {
        read(answer(",\"sequence\":\"01\"", 3), answer(",\"sequence\":\"02\"", 9), answer(",\"sequence\":\"01\"", 3));
        assertThat(answers.customers(DAY, DAY)).singleElement().satisfies(each -> assertThat(each.score()).isEqualTo(9));
    }

    @Test
    void believeTheFirstOfTwoAnswersWithoutRevisions() {
        read(answer("", 3), answer("", 9));
        assertThat(answers.customers(DAY, DAY)).singleElement().satisfies(each -> assertThat(each.score()).isEqualTo(3));
    }

    private void read(String... records) {
        for (String record : records) {
            answers.apply(List.of(new ConsumerRecord<>(
                    Topics.FEEDBACK_EVENTS.name(), 0, 0, "x", record.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static String answer(String sequence, int score) {
        return """
                {"specversion":"1.0","id":"ticket/1/rating","source":"/crm/zendesk/acme","subject":"acme:7"%s,
                 "type":"feedback.customer-answered","time":"2015-05-02T07:46:40Z",
                 "data":{"instrument":"nps","score":%d,"scale":10}}"""
                .formatted(sequence, score);
    }
}
