/** Who is calling, and what they may see. Every service verifies the token again. */
@NullMarked
package io.fupan.service.security;

import org.jspecify.annotations.NullMarked;
