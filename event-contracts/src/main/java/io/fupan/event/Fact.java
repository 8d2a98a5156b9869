package io.fupan.event;

/**
 * The data of one event: what happened, in the past tense.
 *
 * <p>Each family of facts is a sealed interface of records. Components are nullable and never primitive, so that a
 * field added later does not break the reading of events published earlier.
 */
public interface Fact {}
