/** What the person at the terminal reads: lines, progress, and why it cannot go on. */
@NullMarked
package io.fupan.local.console;

import org.jspecify.annotations.NullMarked;
