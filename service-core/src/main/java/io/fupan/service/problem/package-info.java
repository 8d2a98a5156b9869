/** What a caller is told when something cannot be done: RFC 9457 problem documents. */
@NullMarked
package io.fupan.service.problem;

import org.jspecify.annotations.NullMarked;
