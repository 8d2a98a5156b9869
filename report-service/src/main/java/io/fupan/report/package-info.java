/** Retrospectives and their sixteen-section reports. */
@NullMarked
package io.fupan.report;

import org.jspecify.annotations.NullMarked;
