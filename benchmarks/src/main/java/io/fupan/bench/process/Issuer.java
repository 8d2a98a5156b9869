package io.fupan.bench.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;

/** Issues tokens as the gateway of a local installation does, and shows its key where services look for it. */
public final class Issuer implements AutoCloseable {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int COORDINATE_BYTES = 32;
    private static final long HOUR = 3600;

    private final KeyPair key;
    private final HttpServer server;

    private Issuer(KeyPair key, HttpServer server) {
        this.key = key;
        this.server = server;
    }

    /** An issuer with a new key. */
    public static Issuer start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Issuer issuer = new Issuer(generator.generateKeyPair(), server);
            server.createContext("/", exchange -> {
                byte[] keys = issuer.keys().getBytes(StandardCharsets.US_ASCII);
                exchange.getResponseHeaders().set("content-type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return issuer;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the key is shown. */
    public String keysUri() {
        return "http://localhost:" + server.getAddress().getPort() + "/jwks.json";
    }

    /** A token of somebody who may send events. */
    public String token() {
        long now = Instant.now().getEpochSecond();
        String claims =
                "{\"iss\":\"fupan-local\",\"aud\":[\"fupan\"],\"sub\":\"bench\",\"roles\":[\"integration\"],\"iat\":%d,\"exp\":%d}"
                        .formatted(now, now + HOUR);
        String signed = encoded("{\"alg\":\"ES256\",\"kid\":\"bench\"}") + '.' + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String keys() {
        ECPublicKey shown = (ECPublicKey) key.getPublic();
        return "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES256\",\"use\":\"sig\",\"kid\":\"bench\",\"x\":\"%s\",\"y\":\"%s\"}]}"
                .formatted(coordinate(shown.getW().getAffineX()), coordinate(shown.getW().getAffineY()));
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int taken = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - taken, fixed, COORDINATE_BYTES - taken, taken);
        return BASE64.encodeToString(fixed);
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
