/** The deals a report names: a view of the deals topic. */
@NullMarked
package io.fupan.report.deal;

import org.jspecify.annotations.NullMarked;
