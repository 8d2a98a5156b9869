/** Who may see which retro and report. */
@NullMarked
package io.fupan.report.access;

import org.jspecify.annotations.NullMarked;
