package io.fupan.local.demo;

import java.net.URI;
import java.util.function.Supplier;

/**
 * Where the platform takes things in, and what opens it.
 *
 * @param url of the gateway
 * @param webhookSecret of the connection that CRM events are delivered through
 * @param integrationToken lets data in; asked for again when it may have expired
 * @param managerToken asks for numbers and reports
 */
public record Door(
        URI url, String webhookSecret, Supplier<String> integrationToken, Supplier<String> managerToken) {}
