/** The one public address of the platform. */
@NullMarked
package io.fupan.gateway;

import org.jspecify.annotations.NullMarked;
