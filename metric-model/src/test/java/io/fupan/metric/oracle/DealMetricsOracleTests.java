package io.fupan.metric.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DealMetricsOracleTests {

    @ParameterizedTest
    @EnumSource
    void deals(Asked asked) throws Exception {
        assertThat(SecondOpinion.on(asked).differences("deals")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void cohorts(Asked asked) throws Exception {
        assertThat(SecondOpinion.on(asked).differences("cohorts")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void stages(Asked asked) throws Exception {
        assertThat(SecondOpinion.on(asked).differences("stages")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void pipeline(Asked asked) throws Exception {
        assertThat(SecondOpinion.on(asked).differences("pipeline")).isEmpty();
    }
}
