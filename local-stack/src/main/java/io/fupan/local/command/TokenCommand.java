package io.fupan.local.command;

import io.fupan.local.data.DataFolder;
import io.fupan.local.data.Secrets;
import io.fupan.local.stack.Installation;
import io.fupan.local.stack.Tokens;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fupan token}: prints a bearer token and nothing else, for use in scripts. */
@Command(name = "token", description = "Prints a bearer token of the local stack.")
final class TokenCommand implements Callable<Integer> {

    private static final List<String> ROLES = List.of("manager", "rep", "admin", "bi", "integration");

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "ROLE", description = "manager, rep, admin, bi or integration.")
    private String role = "";

    @ArgGroup
    private final Narrowing narrowing = new Narrowing();

    @Spec
    private @Nullable CommandSpec spec;

    /** Whose numbers the bearer may see, if not everybody's. */
    static final class Narrowing {

        @Option(names = "--team", paramLabel = "NAME", description = "The one team a manager sees.")
        private @Nullable String team;

        @Option(names = "--rep", paramLabel = "NAME", description = "The representative the bearer is.")
        private @Nullable String rep;

        List<String> options() {
            return team != null ? List.of("--team", team) : rep != null ? List.of("--rep", rep) : List.of();
        }
    }

    @Override
    public Integer call() {
        if (spec != null && !ROLES.contains(role)) {
            throw new ParameterException(spec.commandLine(), "ROLE must be one of " + ROLES + ", but was " + role);
        }
        Installation installation = Installation.current();
        DataFolder folder = data.folder(installation);
        System.out.println(new Tokens(installation, Secrets.in(folder)).issue(role, narrowing.options()));
        return 0;
    }
}
