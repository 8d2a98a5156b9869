/** One API document for all services. */
@NullMarked
package io.fupan.gateway.openapi;

import org.jspecify.annotations.NullMarked;
