package io.fupan.gateway.issuer;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The local issuer's settings.
 *
 * @param keyFile the signing key as a JSON Web Key; made at start if absent
 */
@ConfigurationProperties("fupan.gateway.issuer")
record IssuerProperties(@DefaultValue("data/issuer-key.json") Path keyFile) {}
