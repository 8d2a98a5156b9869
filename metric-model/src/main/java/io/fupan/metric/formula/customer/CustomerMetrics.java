package io.fupan.metric.formula.customer;

import static io.fupan.metric.formula.MetricDefinition.FRACTION;
import static io.fupan.metric.formula.MetricDefinition.MONEY;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.customer.CustomerMeasures;
import io.fupan.metric.formula.Metric;
import java.util.List;

/** What customers buy and pay, and who of them stays. */
public final class CustomerMetrics {

    private static final String[] KINDS = CustomerMeasures.KINDS.toArray(String[]::new);

    private CustomerMetrics() {}

    /** All of them, in the order of the catalogue. */
    public static List<Metric> all() {
        return List.of(
                bookingsByMotion(), cashCollected(), collectionRate(), newCustomers(), customers(), repeatAccounts(),
                repeatPurchaseRate(), recurringRevenue(), logoChurn(), grossRevenueRetention(), netRevenueRetention());
    }

    private static Metric bookingsByMotion() {
        return Metric.named("bookingsByMotion", "M02")
                .called("New, expansion, renewal", "新购/增购/续约")
                .meaning(
                        "Bookings by motion; the variants add up to the bookings of the deals' owners. new: the first"
                                + " deal an account won; renewal: what a source says is one; expansion: every other;"
                                + " unknown: won without an account. The variants stated… take the source's word"
                                + " instead of the account's history.",
                        "按业务类型拆分赢单额，各变体之和等于按负责人归属的赢单额。new：客户首个赢单；renewal：来源标明的续约；"
                                + "expansion：其余赢单；unknown：没有客户的赢单。stated… 变体以来源所述为准，而非客户历史。")
                .notation("Σ amt(d), d ∈ W, by motion")
                .unit(MONEY)
                .variants(MotionFormulas.VARIANTS.toArray(String[]::new))
                .families(Measures.DEALS, Measures.CUSTOMERS)
                .by(MotionFormulas::bookings);
    }

    private static Metric cashCollected() {
        return Metric.named("cashCollected", "M03")
                .version(2)
                .called("Cash collected", "回款额")
                .meaning("Payments of the period, less what went back to customers.", "期内回款，扣除退款。")
                .notation("Σ payments − Σ refunds")
                .unit(MONEY)
                .families(Measures.REVENUE)
                .by(CashFormulas::collected);
    }

    private static Metric collectionRate() {
        return Metric.named("collectionRate", "M03")
                .called("Collection rate", "回款率")
                .meaning(
                        "Cash collected as a share of the invoices due in the period; in the variant ordered, of the"
                                + " orders placed in it.",
                        "回款额占期内到期发票金额的比例；ordered 变体为占期内订单金额的比例。")
                .notation("cashCollected ÷ Σ due ∈ P")
                .unit(FRACTION)
                .variants(CashFormulas.DUE, CashFormulas.ORDERED)
                .families(Measures.REVENUE)
                .by(CashFormulas::rate);
    }

    private static Metric newCustomers() {
        return Metric.named("newCustomers", "newCustomers")
                .called("New customers", "新客户数")
                .meaning(
                        "Accounts whose first purchase lies in the period: a won deal or an order; the variants deals and"
                                + " orders look at one kind only.",
                        "首次购买（赢单或订单）发生在期内的客户数；deals、orders 变体只看其中一种。")
                .notation("|{account: first purchase ∈ P}|")
                .variants(KINDS)
                .families(Measures.CUSTOMERS)
                .by(PurchaseFormulas::newCustomers);
    }

    private static Metric customers() {
        return Metric.named("customers", "customers")
                .called("Customers", "客户数")
                .meaning(
                        "Accounts that are customers at the end of the period: from the first purchase or subscription"
                                + " until the last subscription ends or they are said to have left.",
                        "期末的客户数：自首次购买或订阅起，至最后一个订阅结束或确认流失止。")
                .notation("|{account: customer at the end of P}|")
                .stock()
                .families(Measures.CUSTOMERS)
                .by(PurchaseFormulas::customers);
    }

    private static Metric repeatAccounts() {
        return Metric.named("repeatAccounts", "repeatAccounts")
                .called("Repeat accounts", "复购客户数")
                .meaning(
                        "Accounts with at least two won deals by the end of the period; n is the accounts with any.",
                        "截至期末至少有两个赢单的客户数；n 为至少有一个赢单的客户数。")
                .notation("|{account: ≥ 2 won deals}|")
                .stock()
                .families(Measures.CUSTOMERS)
                .by(PurchaseFormulas::repeatAccounts);
    }

    private static Metric repeatPurchaseRate() {
        return Metric.named("repeatPurchaseRate", "M31")
                .called("Repeat purchase rate", "复购率")
                .meaning(
                        "Of the accounts whose first purchase lies in the period, the share that bought again on another"
                                + " day within the horizon; only first purchases as old as the horizon count.",
                        "首次购买在期内的客户中，在观察期内另一天再次购买的占比；只计首次购买已满观察期的客户。")
                .notation("bought on ≥ 2 days within H of the first ÷ first purchase in P aged ≥ H")
                .unit(FRACTION)
                .variants(KINDS)
                .parameters("horizon")
                .families(Measures.CUSTOMERS)
                .by(PurchaseFormulas::repeatRate);
    }

    private static Metric recurringRevenue() {
        return Metric.named("recurringRevenue", "recurringRevenue")
                .version(2)
                .called("Monthly recurring revenue", "月度经常性收入")
                .meaning(
                        "What active subscriptions bring in a month, at the end of the period; n is the customers that"
                                + " have some.",
                        "期末有效订阅的月度收入合计；n 为有经常性收入的客户数。")
                .notation("Σ monthly(s), s active at the end of P")
                .unit(MONEY)
                .stock()
                .families(Measures.SUBSCRIPTIONS)
                .by(RetentionFormulas::recurring);
    }

    private static Metric logoChurn() {
        return Metric.named("logoChurn", "M28")
                .called("Customer churn", "客户流失率")
                .meaning(
                        "Of the customers at the start of the period, the share that is none at its end; who left and"
                                + " came back in between has not churned.",
                        "期初客户中期末已不是客户的占比；期内流失后又回来的不算流失。")
                .notation("customers at the start and not at the end ÷ customers at the start")
                .unit(FRACTION)
                .lessIsBetter()
                .families(Measures.CUSTOMERS)
                .by(RetentionFormulas::logoChurn);
    }

    private static Metric grossRevenueRetention() {
        return Metric.named("grossRevenueRetention", "M29")
                .version(2)
                .called("Gross revenue retention", "毛留存率")
                .meaning(
                        "What is left of the recurring revenue at the start of the period after all that went since; what"
                                + " came since makes up for nothing, and what came last goes first.",
                        "期初经常性收入扣除期内减少与流失后的剩余比例；期内新增不抵消减少，后增的先减。")
                .notation("(start − contraction − churn) ÷ start")
                .unit(FRACTION)
                .families(Measures.SUBSCRIPTIONS)
                .by(RetentionFormulas::gross);
    }

    private static Metric netRevenueRetention() {
        return Metric.named("netRevenueRetention", "M30")
                .version(3)
                .called("Net revenue retention", "净留存率")
                .meaning(
                        "Recurring revenue at the end of the period of those that had some at its start, as a share of"
                                + " what they had. continuous: nothing of who left in between; withReturned: also of who"
                                + " left and came back; endingLessNew: of everyone that had some at any time before.",
                        "期初有经常性收入的客户在期末的收入占期初的比例。continuous：期内中断者计零；withReturned：中断后恢复者也计入；"
                                + "endingLessNew：期初之前任何时候有过收入的客户都计入。")
                .notation("(start + expansion − contraction − churn) ÷ start")
                .unit(FRACTION)
                .variants(RetentionFormulas.CONTINUOUS, RetentionFormulas.RETURNED, RetentionFormulas.ENDING_LESS_NEW)
                .families(Measures.SUBSCRIPTIONS)
                .by(RetentionFormulas::net);
    }
}
