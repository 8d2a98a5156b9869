/** The processes of the stack: started, watched, started again, and stopped. */
@NullMarked
package io.fupan.local.process;

import org.jspecify.annotations.NullMarked;
