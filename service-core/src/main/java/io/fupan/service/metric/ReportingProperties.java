package io.fupan.service.metric;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How business days and money are reported; the same in every service of an installation.
 *
 * @param timeZone the zone whose calendar days are the business days
 * @param currency the base currency, ISO 4217
 * @param scopePairs kinds of pairs of scopes that have numbers of their own, for example {@code team*product}
 * @param disqualifiedReasons reasons of losses that say that there was nothing to win; win rates leave such losses out
 * @param workingHours when people work, for example {@code monday: 09:00-17:30}; days that are left out are free
 */
@ConfigurationProperties("fupan")
record ReportingProperties(
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue("USD") Currency currency,
        @DefaultValue({"team*product", "rep*product", "team*segment"}) List<String> scopePairs,
        @DefaultValue({"NO_PROJECT", "DUPLICATE"}) List<String> disqualifiedReasons,
        @DefaultValue Map<DayOfWeek, String> workingHours) {}
