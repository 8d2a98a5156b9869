/** The commands of the command line. */
@NullMarked
package io.fupan.local.command;

import org.jspecify.annotations.NullMarked;
