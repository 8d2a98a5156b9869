/** The sixteen sections of a report, one class each. */
@NullMarked
package io.fupan.report.section;

import org.jspecify.annotations.NullMarked;
