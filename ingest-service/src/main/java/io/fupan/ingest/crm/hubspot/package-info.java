/** HubSpot: batches of small changes, signed, and thin: new records are asked for. */
@NullMarked
package io.fupan.ingest.crm.hubspot;

import org.jspecify.annotations.NullMarked;
