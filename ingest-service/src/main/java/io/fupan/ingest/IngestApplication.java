package io.fupan.ingest;

import io.fupan.service.security.PublicPaths;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Takes in what other systems send, and puts it on the topics. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IngestApplication {

    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(IngestApplication.class, arguments);
    }

    @Bean
    PublicPaths webhookPaths() {
        // The signature is the proof of the sender here.
        return PublicPaths.of("/webhooks/**");
    }
}
