package io.fupan.report.feedback;

import io.fupan.event.topic.Topics;
import io.fupan.metric.cell.Reporting;
import io.fupan.report.view.Gate;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the view of the answers. */
@Configuration(proxyBeanMethods = false)
class FeedbackConfiguration {

    @Bean
    Answers answers(Reporting reporting) {
        return new Answers(reporting);
    }

    @Bean
    LogFollower feedbackFollower(LogFollowers followers, Answers answers, Gate gate) {
        return followers.follow("feedback", List.of(Topics.FEEDBACK_EVENTS, Topics.SURVEY_ANSWERS), gate.guarding(answers));
    }
}
