/** Zoho CRM: notifications that prove themselves by an echoed token, and webhooks of workflows. */
@NullMarked
package io.fupan.ingest.crm.zoho;

import org.jspecify.annotations.NullMarked;
