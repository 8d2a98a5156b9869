/** What the organisation says about itself: people, products, accounts, pipelines, targets. */
@NullMarked
package io.fupan.event.reference;

import org.jspecify.annotations.NullMarked;
