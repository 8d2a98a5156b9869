package io.fupan.feedback;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Records what customers and the team say, and answers what it adds up to. */
@SpringBootApplication
public class FeedbackApplication {

    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(FeedbackApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
