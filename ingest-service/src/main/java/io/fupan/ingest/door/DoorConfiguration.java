package io.fupan.ingest.door;

import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.log.Log;
import io.fupan.ingest.spool.SpoolingOutlet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says which way each door leads: callers with a token can wait for the log, senders of webhooks often cannot. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

    @Bean
    Intake apiIntake(Log log, IngestMeters meters) {
        return new Intake(log, meters.at(Sender.API));
    }

    @Bean
    Intake webhookIntake(SpoolingOutlet outlet, IngestMeters meters) {
        return new Intake(outlet, meters.at(Sender.WEBHOOK));
    }
}
