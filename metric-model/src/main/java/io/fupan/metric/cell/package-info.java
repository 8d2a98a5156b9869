/** What deals add to daily cells, and how cells are summed when a number is read. */
@NullMarked
package io.fupan.metric.cell;

import org.jspecify.annotations.NullMarked;
