/** What customers and the team say: recorded, anonymous where promised, scored. */
@NullMarked
package io.fupan.feedback;

import org.jspecify.annotations.NullMarked;
