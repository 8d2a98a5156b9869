/** What happens to retrospectives, and the reports issued for them. */
@NullMarked
package io.fupan.event.retro;

import org.jspecify.annotations.NullMarked;
