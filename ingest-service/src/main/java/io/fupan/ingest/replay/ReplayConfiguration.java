package io.fupan.ingest.replay;

import io.fupan.ingest.connection.Connections;
import io.fupan.ingest.lane.SlowLane;
import io.fupan.ingest.log.Log;
import io.fupan.ingest.quarantine.QuarantineView;
import io.fupan.ingest.receipt.ReceiptArchive;
import io.fupan.ingest.status.StatusBoard;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the beans of this package. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

    @Bean
    Replay replay(ReceiptArchive archive, Connections connections, QuarantineView quarantine, Log log) {
        return new Replay(archive, connections, quarantine, log, Clock.systemUTC());
    }

    @Bean
    Replays replays(Replay replay, SlowLane lane, StatusBoard board) {
        return new Replays(replay, lane, board);
    }
}
