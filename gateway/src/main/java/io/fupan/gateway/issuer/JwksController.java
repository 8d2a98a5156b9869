package io.fupan.gateway.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the public part of the issuer's key. */
@RestController
@Hidden
class JwksController {

    private final Map<String, Object> keys;

    JwksController(JWKSet keys) {
        this.keys = keys.toJSONObject(true);
    }

    @GetMapping(path = "/.well-known/jwks.json", produces = "application/json")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
                .body(keys);
    }
}
