/** The door for people who state what the organisation plans and is: targets, forecasts, rates, calendars and so on. */
@NullMarked
package io.fupan.ingest.reference;

import org.jspecify.annotations.NullMarked;
