/** The way to the log: topics that are as they must be, and a publisher that says when a record is safe. */
@NullMarked
package io.fupan.service.topic;

import org.jspecify.annotations.NullMarked;
