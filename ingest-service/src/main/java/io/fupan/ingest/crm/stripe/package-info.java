/** Stripe: what customers pay, get back, order and subscribe to. */
@NullMarked
package io.fupan.ingest.crm.stripe;

import org.jspecify.annotations.NullMarked;
