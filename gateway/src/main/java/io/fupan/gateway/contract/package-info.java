/** The contracts of the topics, for those who subscribe to them. */
@NullMarked
package io.fupan.gateway.contract;

import org.jspecify.annotations.NullMarked;
