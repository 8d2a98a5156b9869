package io.fupan.gateway.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTests {

    @TempDir
    Path folder;

    Path keyFile;
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void nameTheKey() {
        keyFile = folder.resolve("new/issuer.json");
    }

    @Test
    void grantsWhatWasAskedFor() throws Exception {
        int exit = run(
                "--key-file", keyFile.toString(), "--role", "manager", "--team", "Rocco Neubert", "--valid", "2h");

        assertThat(exit).isZero();
        JWTClaimsSet claims = SignedJWT.parse(out.toString().strip()).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("fupan-local");
        assertThat(claims.getAudience()).containsExactly("fupan");
        assertThat(claims.getSubject()).isEqualTo("local-manager");
        assertThat(claims.getStringListClaim("roles")).containsExactly("manager");
        assertThat(claims.getStringClaim("team")).isEqualTo("Rocco Neubert");
        assertThat(claims.getStringClaim("rep")).isNull();
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void keepsTheKeyFromOthersEyes() throws Exception {
        run("--key-file", keyFile.toString(), "--role", "admin");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile))).isEqualTo("rw-------");
        try (var files = Files.list(keyFile.getParent())) {
            assertThat(files).containsExactly(keyFile);
        }
    }

    @Test
    void namesTheRolesThereAre() {
        int exit = run("--key-file", keyFile.toString(), "--role", "boss");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("unknown role 'boss'").contains("manager, rep, admin, bi, integration");
        assertThat(out.toString()).isEmpty();
        assertThat(keyFile).doesNotExist();
    }

    @Test
    void namesTheMissingOption() {
        int exit = run("--key-file", keyFile.toString());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("option --role is missing").contains("usage:");
    }

    @Test
    void refusesOptionsItDoesNotKnow() {
        int exit = run("--rolle", "manager");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("unknown option '--rolle'");
    }

    @Test
    void refusesAFileThatHoldsNoKey() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.json"), "{}");

        int exit = run("--key-file", file.toString(), "--role", "manager");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains(file.toString()).contains("is not a JSON Web Key");
        assertThat(file).hasContent("{}");
    }

    @Test
    void makesOneKeyHoweverManyAskAtOnce() throws Exception {
        Callable<String> ask = () -> LocalKey.in(keyFile).getKeyID();
        Set<String> keys = new HashSet<>();

        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            for (Future<String> key : callers.invokeAll(List.of(ask, ask, ask, ask, ask, ask, ask, ask))) {
                keys.add(key.get());
            }
        }

        assertThat(keys).hasSize(1);
    }

    private int run(String... arguments) {
        return TokenCommand.run(arguments, new PrintStream(out, true), new PrintStream(err, true));
    }
}
