/** Whom a number is about: the organisation or a named part of it. */
@NullMarked
package io.fupan.metric.scope;

import org.jspecify.annotations.NullMarked;
