/** What salespeople do: calls, meetings, mails, and the leads they work on. */
@NullMarked
package io.fupan.event.activity;

import org.jspecify.annotations.NullMarked;
