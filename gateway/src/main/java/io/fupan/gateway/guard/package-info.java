/** What every request and every answer passes: limits of size, and headers that bind the browser. */
@NullMarked
package io.fupan.gateway.guard;

import org.jspecify.annotations.NullMarked;
