/** Systems whose webhooks an administrator writes himself, read by a map of fields. */
@NullMarked
package io.fupan.ingest.crm.template;

import org.jspecify.annotations.NullMarked;
