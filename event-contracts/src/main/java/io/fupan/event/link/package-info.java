/** What the fold of one thing tells the fold of another one. */
@NullMarked
package io.fupan.event.link;

import org.jspecify.annotations.NullMarked;
