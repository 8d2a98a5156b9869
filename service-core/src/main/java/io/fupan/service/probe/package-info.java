/** Asks a running service whether it is ready, for containers that hold nothing but a Java runtime. */
@NullMarked
package io.fupan.service.probe;

import org.jspecify.annotations.NullMarked;
