/** Salesforce: outbound messages in SOAP, change events through a relay, and its REST API for what they leave out. */
@NullMarked
package io.fupan.ingest.crm.salesforce;

import org.jspecify.annotations.NullMarked;
