/** What a report is made of: sections, numbers, findings and texts in two languages, as data. */
@NullMarked
package io.fupan.report.content;

import org.jspecify.annotations.NullMarked;
