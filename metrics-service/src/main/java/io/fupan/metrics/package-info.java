/** From events to facts, cells and metrics, and the API that answers from them. */
@NullMarked
package io.fupan.metrics;

import org.jspecify.annotations.NullMarked;
