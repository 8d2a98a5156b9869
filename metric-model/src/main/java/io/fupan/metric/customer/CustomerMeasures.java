package io.fupan.metric.customer;

import io.fupan.metric.cell.Measures;
import java.util.List;

/** The names of the measures of customers. */
public final class CustomerMeasures {

    /** Kind of purchases: won deals and orders. */
    public static final String PURCHASES = "purchases";

    /** Kind of purchases: won deals only. */
    public static final String DEALS = "deals";

    /** Kind of purchases: orders only. */
    public static final String ORDERS = "orders";

    /** All kinds of purchases, the default one first. */
    public static final List<String> KINDS = List.of(PURCHASES, DEALS, ORDERS);

    /** Per kind: accounts, on the day of their first purchase. */
    public static final String FIRST = "first";

    /** Per kind: days from the first purchase to the next on another day, on the day of the first. */
    public static final String REPEAT = "repeat";

    /** Accounts, on the day their second deal was won, be it the day of the first. */
    public static final String SECOND_WIN = "secondWin";

    /** Purchases, won deals and orders. */
    public static final String PURCHASED = "purchased";

    /** Business with a new customer, by its history or as a source says. */
    public static final String NEW = "new";

    /** More business with a customer. */
    public static final String EXPANSION = "expansion";

    /** A contract carried on. */
    public static final String RENEWAL = "renewal";

    /** Per motion: deals won, the motion by the account's history. */
    public static final String MOTION = "motion";

    /** Per motion: deals won, the motion as a source says. */
    public static final String STATED = "stated";

    /** Customers, as differences. */
    public static final String ACTIVE = "active";

    /** Customers that left or came back, by how long they had been there, see {@link Presence}. */
    public static final String STAYED = "stayed";

    /** Payments. */
    public static final String COLLECTED = "collected";

    /** Refunds. */
    public static final String REFUNDED = "refunded";

    /** Invoices, on the day they are due. */
    public static final String DUE = "due";

    /** Orders, won deals not among them. */
    public static final String ORDERED = "ordered";

    /** Monthly recurring revenue, as differences of minor units. */
    public static final String MRR = "mrr";

    /** Customers with recurring revenue, as differences. */
    public static final String PAYING = "paying";

    /** Customers whose recurring revenue ended or came back, by how long they had had some, see {@link Presence}. */
    public static final String PAYING_STAYED = "paying.stayed";

    /** Recurring revenue of customers that never had any before; {@link #STARTED} says of how many. */
    public static final String MRR_NEW = "mrr.new";

    /** Customers whose first recurring revenue began. */
    public static final String STARTED = "started";

    /** More recurring revenue of customers that have some. */
    public static final String MRR_EXPANSION = "mrr.expansion";

    /** Less recurring revenue of customers that keep some. */
    public static final String MRR_CONTRACTION = "mrr.contraction";

    /** All recurring revenue of customers that end it. */
    public static final String MRR_CHURN = "mrr.churn";

    /** Recurring revenue of customers that had some once, and none the day before. */
    public static final String MRR_REACTIVATION = "mrr.reactivation";

    /** Changes of recurring revenue by days since the customer's present run of it began. */
    public static final String MRR_RUN = "mrr.run";

    /** What is to be added to {@link #MRR_RUN} to count those that left and came back. */
    public static final String MRR_RETURNED = "mrr.returned";

    /** What is to be added to {@link #MRR_RUN} to count everyone that had recurring revenue at any time before. */
    public static final String MRR_EVER = "mrr.ever";

    /** Recurring revenue that went, by days since it came: what came last goes first. */
    public static final String MRR_LOST = "mrr.lost";

    /** What is counted of the recurring revenue of customers of which not all can be, as differences of minor units. */
    public static final String MRR_PARTIAL = "mrr.partial";

    /** Customers with such recurring revenue, as differences. */
    public static final String PAYING_PARTIAL = "paying.partial";

    /** On the day from which recurring revenue cannot all be counted: what there was before, by days since it came. */
    public static final String MRR_UNKNOWN = "mrr.unknown";

    /** Customers on that day, by how long they had had recurring revenue, see {@link Presence}. */
    public static final String PAYING_UNKNOWN = "paying.unknown";

    private CustomerMeasures() {}

    /** The measure of one kind or motion, for example {@code first@deals}. */
    public static String of(String measure, String kind) {
        return Measures.at(measure, kind);
    }
}
