/** The programs that are measured, each in a process of its own, and what they use. */
@NullMarked
package io.fupan.bench.process;

import org.jspecify.annotations.NullMarked;
