package io.fupan.ingest.crm.stripe;

import io.fupan.event.Money;
import io.fupan.ingest.said.Said;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/**
 * Amounts as Stripe writes them: whole numbers of the currency's smallest unit, as Stripe counts it. For the Icelandic
 * króna and the Ugandan shilling, which have no smaller unit any more, it goes on counting in hundredths.
 */
final class MinorUnits {

    private static final Set<String> WITHOUT_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> WITH_THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private MinorUnits() {}

    /** The amount in a field, in the currency of the object. */
    static Money money(Said object, String amountField) {
        return money(object, BigDecimal.valueOf(object.integer(amountField)));
    }

    /** So many of the smallest units, in the currency of the object. */
    static Money money(Said object, BigDecimal units) {
        String currency = object.text("currency").toUpperCase(Locale.ROOT);
        if (!currency.matches("[A-Z]{3}")) {
            throw object.invalid("currency", "an ISO 4217 code");
        }
        return new Money(units.movePointLeft(decimals(currency)).setScale(decimals(currency)), currency);
    }

    /** Whether the field holds an amount other than zero. */
    static boolean isSomething(Said object, String amountField) {
        Long amount = object.optionalInteger(amountField);
        return amount != null && amount != 0;
    }

    private static int decimals(String currency) {
        if (WITHOUT_DECIMALS.contains(currency)) {
            return 0;
        }
        return WITH_THREE_DECIMALS.contains(currency) ? 3 : 2;
    }
}
