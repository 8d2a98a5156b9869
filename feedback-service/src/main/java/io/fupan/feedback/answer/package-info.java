/** The view: the answers in the log as documents, each once. */
@NullMarked
package io.fupan.feedback.answer;

import org.jspecify.annotations.NullMarked;
