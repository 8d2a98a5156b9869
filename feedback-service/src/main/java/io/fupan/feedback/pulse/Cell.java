package io.fupan.feedback.pulse;

/** The answers of one team on one theme. */
record Cell(String team, String theme) {}
