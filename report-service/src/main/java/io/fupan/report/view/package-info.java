/** How the views that reports are made from are held still while one is being made. */
@NullMarked
package io.fupan.report.view;

import org.jspecify.annotations.NullMarked;
