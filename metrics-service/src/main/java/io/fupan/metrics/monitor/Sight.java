package io.fupan.metrics.monitor;

import io.fupan.event.alert.AlertFact;

/**
 * What a rule says of the numbers as they are seen from a day. Between the two levels it neither raises nor resolves.
 *
 * @param raises whether the rule holds
 * @param clears whether an open alert is over
 */
record Sight(boolean raises, boolean clears, AlertFact.Observation observed) {}
