/** What the organisation says about itself: names, roster, products, pipelines, targets. */
@NullMarked
package io.fupan.metric.reference;

import org.jspecify.annotations.NullMarked;
