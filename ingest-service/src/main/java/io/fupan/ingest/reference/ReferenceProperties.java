package io.fupan.ingest.reference;

import io.fupan.metric.cell.Reporting;
import java.time.ZoneId;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the installation counts days and money; the same in every service.
 *
 * @param timeZone the zone whose calendar days are the business days
 * @param currency the base currency, ISO 4217
 */
@ConfigurationProperties("fupan")
record ReferenceProperties(@DefaultValue("UTC") ZoneId timeZone, @DefaultValue("USD") Currency currency) {

    Reporting reporting() {
        return new Reporting(timeZone, currency);
    }
}
