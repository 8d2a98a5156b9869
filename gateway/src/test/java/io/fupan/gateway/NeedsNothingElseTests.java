package io.fupan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

@RunningGateway
class NeedsNothingElseTests {

    @LocalManagementPort
    int managementPort;

    @Test
    void isReadyWithoutBrokerAndStore() throws Exception {
        assertThat(Caller.anonymous(managementPort).get("/actuator/health/readiness").body())
                .contains("\"status\":\"UP\"");
    }

    @Test
    void measuresItself() throws Exception {
        assertThat(Caller.anonymous(managementPort).get("/actuator/prometheus").statusCode()).isEqualTo(200);
    }
}
