package io.fupan.report.page;

import java.time.Instant;

/** What is known of a report besides its content. */
public record Cover(String id, int revision, Instant generatedAt, String hash) {}
