/** Which days a question is about. */
@NullMarked
package io.fupan.feedback.window;

import org.jspecify.annotations.NullMarked;
