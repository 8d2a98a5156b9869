/** The demonstration: a public set of sales data, replayed through the front door. */
@NullMarked
package io.fupan.local.demo;

import org.jspecify.annotations.NullMarked;
