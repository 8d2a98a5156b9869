/** The envelope every fact travels in: CloudEvents 1.0, structured JSON, our own type names. */
@NullMarked
package io.fupan.event;

import org.jspecify.annotations.NullMarked;
