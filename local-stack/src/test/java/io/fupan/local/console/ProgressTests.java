package io.fupan.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTests {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void writesALineForEveryTenthWhereNobodyWatches() {
        Progress progress = new Progress(console(false), "CRM events", 1000);

        for (int i = 0; i < 20; i++) {
            progress.advance(50);
        }

        assertThat(text().lines()).hasSize(10).first().isEqualTo("CRM events: 100 of 1,000");
        assertThat(text().lines()).last().isEqualTo("CRM events: 1,000");
    }

    @Test
    void drawsABarOnATerminal() {
        new Progress(console(true), "CRM events", 1000).advance(500);

        assertThat(text()).isEqualTo("CRM events [###############---------------] 500 of 1,000");
    }

    @Test
    void writesALineOverTheBar() {
        Console console = console(true);
        console.passing("half");

        console.line("done");

        assertThat(text()).isEqualTo("half\r\u001b[Kdone" + System.lineSeparator());
    }

    private Console console(boolean terminal) {
        return new Console(new PrintStream(written, true, StandardCharsets.UTF_8), terminal);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
