/** Views: projections of the log that can be deleted at any time, because the log brings them back. */
@NullMarked
package io.fupan.service.view;

import org.jspecify.annotations.NullMarked;
