/** Stages in which deals are lost, stall, pile up or go back more than before, tested against chance and priced. */
@NullMarked
package io.fupan.metric.bottleneck;

import org.jspecify.annotations.NullMarked;
