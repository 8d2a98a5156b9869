/** What people did to win customers, and what it adds to daily cells. */
@NullMarked
package io.fupan.metric.activity;

import org.jspecify.annotations.NullMarked;
