/** The views that every service reading metrics has: reference data, and cells at an exact cut. */
@NullMarked
package io.fupan.service.metric;

import org.jspecify.annotations.NullMarked;
