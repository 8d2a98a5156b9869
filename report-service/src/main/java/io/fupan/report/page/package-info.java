/** Reports as pages to read: HTML and Markdown, in either language. */
@NullMarked
package io.fupan.report.page;

import org.jspecify.annotations.NullMarked;
