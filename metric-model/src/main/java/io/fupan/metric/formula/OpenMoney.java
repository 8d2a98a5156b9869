package io.fupan.metric.formula;

import io.fupan.event.Money;
import io.fupan.metric.cell.Exchange;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The money of open deals, each currency by the rate of the last day of the window.
 *
 * @param amount in units of the base currency, not rounded
 * @param fxMissing how many deals are left out for want of a rate
 */
public record OpenMoney(BigDecimal amount, long fxMissing) {

    private static final String FOREIGN = foreign(Measures.OPEN);

    /** Of a stock of the family {@code pipeline}, in one stage or in all. */
    public static OpenMoney of(Window window, Quantities stock, @Nullable String stage) {
        String suffix = stage == null ? "" : Measures.at("", stage);
        BigDecimal amount = window.money(stock.sum(Measures.OPEN + Measures.AMOUNT + suffix));
        long missing = 0;
        for (String currency : currencies(stock.sums().tailMap(FOREIGN).keySet(), FOREIGN)) {
            String measure = Measures.in(Measures.OPEN + Measures.AMOUNT, currency) + suffix;
            BigDecimal worth = worth(window, Exchange.money(stock.sum(measure), currency));
            if (worth == null) {
                missing += stock.sum(FOREIGN + currency + suffix);
            } else {
                amount = amount.add(worth);
            }
        }
        return new OpenMoney(amount, missing);
    }

    /** Of a stock of the family {@code expected}, of some days of expected close by their keys. */
    public static OpenMoney ofExpected(Window window, Quantities stock, LongPredicate days) {
        return ofDays(window, stock, Measures.OPEN, days);
    }

    /** The same of deals that are deleted by now, of the family {@code movements}. */
    public static OpenMoney ofGone(Window window, Quantities stock, LongPredicate days) {
        return ofDays(window, stock, Measures.GONE, days);
    }

    private static OpenMoney ofDays(Window window, Quantities stock, String deals, LongPredicate days) {
        BigDecimal amount =
                window.money(sum(stock, deals + Measures.AMOUNT, days) - sum(stock, deals + Measures.SAID, days));
        long missing = 0;
        String foreign = foreign(deals);
        for (String currency : currencies(stock.histogramsOf(foreign), foreign)) {
            long minorUnits = sum(stock, Measures.in(deals + Measures.AMOUNT, currency), days);
            BigDecimal worth = worth(window, Exchange.money(minorUnits, currency));
            if (worth == null) {
                missing += sum(stock, foreign + currency, days);
            } else {
                amount = amount.add(worth);
            }
        }
        return new OpenMoney(amount, missing);
    }

    private static long sum(Quantities stock, String measure, LongPredicate days) {
        return stock.values(measure).count(days);
    }

    private static @Nullable BigDecimal worth(Window window, Money money) {
        LocalDate day = window.period().lastDay();
        return new Exchange(window.reference().rates(), window.currency()).on(money, day);
    }

    private static String foreign(String deals) {
        return Measures.in(deals + Measures.FOREIGN, "");
    }

    private static List<String> currencies(Collection<String> measures, String foreign) {
        return measures.stream()
                .takeWhile(measure -> measure.startsWith(foreign))
                .map(measure -> measure.substring(foreign.length()))
                .filter(currency -> currency.length() == 3)
                .toList();
    }
}
