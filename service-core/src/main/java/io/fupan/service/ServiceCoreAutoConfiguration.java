package io.fupan.service;

import io.fupan.service.problem.ProblemAdvice;
import io.fupan.service.security.PublicPaths;
import io.fupan.service.security.SecurityConfiguration;
import io.fupan.service.topic.TopicsConfiguration;
import io.fupan.service.view.ViewsConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Gives a service its security, its problem documents, and its way to the log. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        },
        afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@Import({SecurityConfiguration.class, ProblemAdvice.class, TopicsConfiguration.class, ViewsConfiguration.class})
public class ServiceCoreAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PublicPaths publicPaths() {
        return PublicPaths.none();
    }
}
