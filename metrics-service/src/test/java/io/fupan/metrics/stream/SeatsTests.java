package io.fupan.metrics.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fupan.service.problem.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class SeatsTests {

    private final Seats seats = new Seats(2, 3);

    @Test
    void givesNoCallerMoreThanTheirShare() {
        seats.take("a");
        Seats.Seat second = seats.take("a");
        assertRefused("a", HttpStatus.TOO_MANY_REQUESTS);

        second.close();

        seats.take("a");
        assertThat(seats.taken()).isEqualTo(2);
    }

    @Test
    void givesNoMoreThanThereAre() {
        seats.take("a");
        seats.take("b");
        seats.take("c");

        assertRefused("d", HttpStatus.SERVICE_UNAVAILABLE);
    }

    private void assertRefused(String caller, HttpStatus status) {
        assertThatThrownBy(() -> seats.take(caller))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(status));
    }
}
