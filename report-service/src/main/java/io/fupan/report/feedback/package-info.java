/** What customers and the team answered: a view of the feedback topic. */
@NullMarked
package io.fupan.report.feedback;

import org.jspecify.annotations.NullMarked;
