/** Which path leads to which service, and what the caller is told when that service does not answer. */
@NullMarked
package io.fupan.gateway.route;

import org.jspecify.annotations.NullMarked;
