/** The web console's files and its sign-in for demonstrations. */
@NullMarked
package io.fupan.gateway.console;

import org.jspecify.annotations.NullMarked;
