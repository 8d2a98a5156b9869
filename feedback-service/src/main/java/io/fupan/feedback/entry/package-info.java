/** The door: answers come in over HTTP, are checked, and are in the log before the sender is told so. */
@NullMarked
package io.fupan.feedback.entry;

import org.jspecify.annotations.NullMarked;
