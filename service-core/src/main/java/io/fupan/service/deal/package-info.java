/** The published deals as documents to search in. */
@NullMarked
package io.fupan.service.deal;

import org.jspecify.annotations.NullMarked;
