/** What can happen to a deal. */
@NullMarked
package io.fupan.event.deal;

import org.jspecify.annotations.NullMarked;
