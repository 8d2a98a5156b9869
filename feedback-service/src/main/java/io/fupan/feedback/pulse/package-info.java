/** What the team answered, in groups large enough to hide each person. */
@NullMarked
package io.fupan.feedback.pulse;

import org.jspecify.annotations.NullMarked;
