/** Reports: how they are computed at one cut, issued, kept and shown. */
@NullMarked
package io.fupan.report.issue;

import org.jspecify.annotations.NullMarked;
