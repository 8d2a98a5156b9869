package io.fupan.local.stack;

import io.fupan.local.console.CannotContinue;
import io.fupan.local.console.Console;
import io.fupan.local.data.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Bearer tokens of the stack's own issuer, made by the gateway's code in a process of its own. */
public final class Tokens {

    private static final String COMMAND = "io.fupan.gateway.issuer.TokenCommand";

    private final Installation installation;
    private final Secrets secrets;

    /** Signed with the key among {@code secrets}. */
    public Tokens(Installation installation, Secrets secrets) {
        this.installation = installation;
        this.secrets = secrets;
    }

    /**
     * A token.
     *
     * @param role among manager, rep, admin, bi, integration
     * @param narrowing further options of the command, for example {@code --team} and a name
     */
    public String issue(String role, List<String> narrowing) {
        try {
            new Preparation(installation, Console.standard()).extract(List.of(ServiceKind.GATEWAY));
            return run(command(role, narrowing));
        } catch (IOException e) {
            throw new CannotContinue("The token cannot be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotContinue("Interrupted while making the token.", e);
        }
    }

    private List<String> command(String role, List<String> narrowing) {
        Path jar = Extracted.of(installation, Addresses.GATEWAY).jar();
        List<String> command = new ArrayList<>(List.of(
                installation.java().toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", jar.toString(),
                COMMAND, "--key-file", secrets.issuerKey().toString(), "--role", role));
        command.addAll(narrowing);
        return command;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String token = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0 || token.isEmpty()) {
            throw new CannotContinue("The token cannot be made (see above).");
        }
        return token;
    }
}
