/** Claims the report makes, as typed data with evidence, and the rules that decide whether a claim may be made. */
@NullMarked
package io.fupan.report.finding;

import org.jspecify.annotations.NullMarked;
