/** What a report is made from, as of one cut of the log. */
@NullMarked
package io.fupan.report.input;

import org.jspecify.annotations.NullMarked;
