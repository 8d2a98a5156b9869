package io.fupan.report;

import java.time.ZoneId;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How business days and money are reported; the same as in the metrics service.
 *
 * @param timeZone the zone whose calendar days are the business days
 * @param currency the base currency, ISO 4217
 */
@ConfigurationProperties("fupan")
record ReportProperties(@DefaultValue("UTC") ZoneId timeZone, @DefaultValue("USD") Currency currency) {}
