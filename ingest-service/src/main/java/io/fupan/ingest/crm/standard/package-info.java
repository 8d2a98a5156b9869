/** Any system that signs as Standard Webhooks says and sends CloudEvents. */
@NullMarked
package io.fupan.ingest.crm.standard;

import org.jspecify.annotations.NullMarked;
