package io.fupan.service.metric;

import java.time.ZoneId;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How business days and money are reported; the same in every service of an installation.
 *
 * @param timeZone the zone whose calendar days are the business days
 * @param currency the base currency, ISO 4217
 */
@ConfigurationProperties("fupan")
record ReportingProperties(@DefaultValue("UTC") ZoneId timeZone, @DefaultValue("USD") Currency currency) {}
