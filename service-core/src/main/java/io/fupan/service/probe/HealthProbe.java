package io.fupan.service.probe;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/**
 * Exits with 0 if a URL answers 200 in time, with 1 and one line on standard error if not.
 *
 * <p>Started every few seconds beside each service, so it loads little: no framework, and not the larger HTTP client.
 */
final class HealthProbe {

    static final int PATIENCE_MILLIS = 2000;

    private HealthProbe() {}

    /** The only argument is the URL to get. */
    public static void main(String[] args) {
        System.exit(run(args, System.err));
    }

    static int run(String[] args, PrintStream complaints) {
        if (args.length != 1) {
            complaints.println("expected one argument, the URL to get, and received " + args.length);
            return 1;
        }
        try {
            int status = status(URI.create(args[0]));
            if (status == HttpURLConnection.HTTP_OK) {
                return 0;
            }
            complaints.println(args[0] + " answered " + status);
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            complaints.println(args[0] + " cannot be asked: " + e);
        }
        return 1;
    }

    private static int status(URI url) throws IOException {
        // A proxy that is configured for the service's own calls must not be asked for the service itself.
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setInstanceFollowRedirects(false);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
