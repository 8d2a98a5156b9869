/** Numbers from what customers answered, with their uncertainty. */
@NullMarked
package io.fupan.feedback.score;

import org.jspecify.annotations.NullMarked;
