package io.fupan.gateway.console;

import io.fupan.gateway.issuer.ConditionalOnLocalIssuer;
import io.fupan.gateway.issuer.LocalTokens;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/** Serves the console's files. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration implements WebMvcConfigurer {

    private final ContentTags tags = new ContentTags();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/console/**")
                .addResourceLocations("classpath:/static/console/")
                .setUseLastModified(false) // a reproducible build gives all versions the same date
                .setEtagGenerator(tags)
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setUseLastModified(false)
                .setEtagGenerator(tags)
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)))
                .resourceChain(true)
                .addResolver(new LiteWebJarsResourceResolver());
    }

    @Bean
    @ConditionalOnLocalIssuer
    @ConditionalOnProperty("fupan.gateway.console.demo-sign-in")
    SessionController sessionController(LocalTokens tokens) {
        return new SessionController(tokens);
    }
}
