package io.fupan.report.content;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How numbers are written. A number is rounded first and then written exactly, in 万 and 亿 or in K, M and B, so that
 * both languages state the same number.
 */
public final class Shape {

    private static final MathContext LARGE = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final Map<String, String> CURRENCIES_ZH =
            Map.of("USD", "美元", "CNY", "元", "EUR", "欧元", "GBP", "英镑", "JPY", "日元", "HKD", "港元");

    private record Step(int power, String en) {}

    private static final List<Step> STEPS_EN = List.of(new Step(9, "B"), new Step(6, "M"), new Step(3, "K"));
    private static final List<Step> STEPS_ZH = List.of(new Step(8, "亿"), new Step(4, "万"));

    private Shape() {}

    /** Money: short from ten thousand on, to the hundredth below. */
    public static Shown money(BigDecimal amount, String currency) {
        return language -> language == Language.EN
                ? currency + ' ' + amount(amount, STEPS_EN)
                : amount(amount, STEPS_ZH) + CURRENCIES_ZH.getOrDefault(currency, ' ' + currency);
    }

    /** A fraction as a percentage with one decimal. */
    public static Shown percent(double fraction) {
        return language -> grouped(BigDecimal.valueOf(100 * fraction), 1) + '%';
    }

    /** A signed change, given as a fraction, in percent with one decimal. */
    public static Shown change(double fraction) {
        return language -> signed(BigDecimal.valueOf(100 * fraction), 1) + '%';
    }

    /** A signed difference of two fractions, in percentage points. */
    public static Shown points(double fraction) {
        return language -> signed(BigDecimal.valueOf(100 * fraction), 1)
                + (language == Language.EN ? " points" : " 个百分点");
    }

    /** An interval of a fraction. */
    public static Shown percentInterval(double low, double high) {
        return language -> '[' + percent(low).in(language) + ", " + percent(high).in(language) + ']';
    }

    /** An interval of a difference of two fractions, in percentage points. */
    public static Shown pointsInterval(double low, double high) {
        return language ->
                '[' + signed(BigDecimal.valueOf(100 * low), 1) + ", " + signed(BigDecimal.valueOf(100 * high), 1) + ']';
    }

    /** Days, with one decimal if they are not whole. */
    public static Shown days(BigDecimal days) {
        return language -> {
            String number = grouped(days, days.stripTrailingZeros().scale() > 0 ? 1 : 0);
            return number + (language == Language.ZH ? " 天" : number.equals("1") ? " day" : " days");
        };
    }

    /** A count. */
    public static Shown count(long count) {
        return language -> grouped(BigDecimal.valueOf(count), 0);
    }

    /** A number with decimals. */
    public static Shown number(double number, int decimals) {
        return language -> grouped(BigDecimal.valueOf(number), decimals);
    }

    /** Some of all, for example 31 of 52. */
    public static Shown part(long part, long whole) {
        return language -> language == Language.EN
                ? grouped(BigDecimal.valueOf(part), 0) + " of " + grouped(BigDecimal.valueOf(whole), 0)
                : grouped(BigDecimal.valueOf(part), 0) + "/" + grouped(BigDecimal.valueOf(whole), 0);
    }

    /** A name, the same in both languages. */
    public static Shown name(String name) {
        return language -> name;
    }

    private static String amount(BigDecimal amount, List<Step> steps) {
        if (amount.abs().compareTo(TEN_THOUSAND) < 0) {
            return grouped(amount, amount.stripTrailingZeros().scale() > 0 ? 2 : 0);
        }
        BigDecimal rounded = amount.round(LARGE);
        for (Step step : steps) {
            BigDecimal scaled = rounded.movePointLeft(step.power());
            if (scaled.abs().compareTo(BigDecimal.ONE) >= 0) {
                return grouped(scaled, Math.max(0, scaled.stripTrailingZeros().scale())) + step.en();
            }
        }
        return grouped(rounded, 0);
    }

    private static String signed(BigDecimal number, int decimals) {
        String text = grouped(number.abs(), decimals);
        boolean zero = number.setScale(decimals, RoundingMode.HALF_EVEN).signum() == 0;
        return zero ? text : (number.signum() > 0 ? "+" : "−") + text;
    }

    private static String grouped(BigDecimal number, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        String text = format.format(number);
        return text.startsWith("-") ? "−" + text.substring(1) : text;
    }
}
