package io.fupan.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the gateway; it needs neither broker nor store, only the addresses of the services. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }
}
