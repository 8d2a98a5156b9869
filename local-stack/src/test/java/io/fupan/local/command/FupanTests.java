package io.fupan.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FupanTests {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void namesEveryCommandInTheHelp() {
        int code = run("help");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("demo", "up", "stop", "status", "reset", "token");
    }

    @Test
    void refusesAnUnknownCommand() {
        assertThat(run("dmeo")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("demo");
    }

    @Test
    void refusesAnUnknownRole() {
        assertThat(run("token", "boss")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("manager, rep, admin, bi, integration");
    }

    @Test
    void narrowsATokenToATeamOrAPersonButNotBoth() {
        assertThat(run("token", "manager", "--team", "A", "--rep", "B")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    @Test
    void refusesAPortThatIsNoNumber() {
        assertThat(run("up", "--port", "http")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    @Test
    void asksForATokenBeforeLoadingElsewhere() {
        assertThat(run("demo", "--url", "http://localhost:1")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString()).contains("FUPAN_TOKEN");
    }

    @Test
    void doesNotDeleteAFolderThatIsNotOurs(@TempDir Path folder) {
        assertThat(run("reset", "--yes", "--data", folder.toString())).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(folder).exists();
        assertThat(err.toString()).contains("not a data folder");
    }

    private int run(String... arguments) {
        return Fupan.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
