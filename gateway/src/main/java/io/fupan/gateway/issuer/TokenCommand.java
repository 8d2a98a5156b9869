package io.fupan.gateway.issuer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Prints a bearer token of the local issuer: a plain program, so that it answers at once. */
public final class TokenCommand {

    private static final String USAGE =
            "usage: --key-file FILE --role ROLE [--team NAME] [--rep NAME] [--valid 12h] [--issuer NAME]";

    private static final Map<String, String> DEFAULTS = Map.of("--valid", "12h", "--issuer", LocalTokens.ISSUER);

    private final Map<String, String> options = new TreeMap<>(DEFAULTS);

    private TokenCommand(String[] arguments) {
        for (int i = 0; i < arguments.length; i += 2) {
            if (!USAGE.contains(arguments[i] + " ") || !arguments[i].startsWith("--")) {
                throw new IllegalArgumentException("unknown option '%s'".formatted(arguments[i]));
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("option %s needs a value".formatted(arguments[i]));
            }
            options.put(arguments[i], arguments[i + 1]);
        }
    }

    /** Prints the token, or what is wrong; exits with 2 for a wrong call and with 1 for a key that cannot be used. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            out.println(new TokenCommand(arguments).token());
            return 0;
        } catch (IllegalArgumentException e) {
            err.println("fupan token: " + e.getMessage());
            err.println(USAGE);
            return 2;
        } catch (IOException e) {
            err.println("fupan token: the key cannot be used: " + e.getMessage());
            return 1;
        }
    }

    private String token() throws IOException {
        Grant grant = new Grant(required("--role"), given("--team"), given("--rep"), valid());
        Path keyFile = Path.of(required("--key-file"));
        return new LocalTokens(LocalKey.in(keyFile), required("--issuer"), Clock.systemUTC()).issue(grant);
    }

    private Duration valid() {
        return DurationStyle.detectAndParse(required("--valid"));
    }

    private @Nullable String given(String option) {
        return options.get(option);
    }

    private String required(String option) {
        String value = options.get(option);
        if (value == null) {
            throw new IllegalArgumentException("option %s is missing".formatted(option));
        }
        return value;
    }
}
