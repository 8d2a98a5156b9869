/** Alerts: what monitors found. */
@NullMarked
package io.fupan.event.alert;

import org.jspecify.annotations.NullMarked;
