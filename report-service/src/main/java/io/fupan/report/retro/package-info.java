/** Retrospectives: their phases, what is decided in them, and the log that decides who was first. */
@NullMarked
package io.fupan.report.retro;

import org.jspecify.annotations.NullMarked;
