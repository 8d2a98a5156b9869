/** What customers and the team say. */
@NullMarked
package io.fupan.event.feedback;

import org.jspecify.annotations.NullMarked;
