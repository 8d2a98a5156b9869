package io.fupan.feedback.answer;

import io.fupan.event.topic.Topics;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import io.fupan.service.view.MongoView;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Keeps the documents up with the log. */
@Configuration(proxyBeanMethods = false)
class AnswersConfiguration {

    @Bean
    LogFollower answersFollower(LogFollowers followers, MongoTemplate mongo, AnswersProjection projection) {
        return followers.follow(
                "feedback-answers",
                List.of(Topics.FEEDBACK_EVENTS, Topics.SURVEY_ANSWERS),
                new MongoView("feedback-answers-1", mongo, projection));
    }
}
