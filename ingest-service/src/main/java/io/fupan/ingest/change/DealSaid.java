package io.fupan.ingest.change;

import io.fupan.event.Line;
import io.fupan.event.Money;
import io.fupan.event.Rejected;
import io.fupan.event.deal.DealFact;
import io.fupan.ingest.crm.Mapping;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a change says of a deal, in our words; {@code null} where it says nothing. */
record DealSaid(DealChange change, Words words) {

    Mapping.@Nullable Stage mappedStage() {
        String stage = change.stage.orNull();
        return stage == null ? null : words.stage(stage);
    }

    DealFact.Created creation(boolean closed) {
        String stage = change.stage.orNull();
        DealFact.Described described = description();
        return new DealFact.Created(
                described.name(),
                described.pipeline(),
                stage == null || closed ? null : words.stageName(stage),
                change.owner.map(words::owner).orNull(),
                described.product(),
                described.account(),
                money(),
                described.channel(),
                change.expectedClose.orNull(),
                null,
                described.kind());
    }

    DealFact.Described description() {
        return new DealFact.Described(
                textOf(change.name),
                pipeline(),
                change.product.map(words::product).orNull(),
                change.account.map(words::account).orNull(),
                textOf(change.channel),
                change.kind.orNull() == null ? null : words.kind(change.kind.orNull()));
    }

    @Nullable Money money() {
        return money(change.amount.orNull());
    }

    /** The amount as one writes it in only one way. */
    @Nullable String amountText() {
        Money amount = money();
        return amount == null ? null : amount.amount().stripTrailingZeros().toPlainString();
    }

    /**
     * All items.
     *
     * @throws Rejected if one has no quantity that items have
     */
    DealFact.@Nullable LinesSet lines() {
        List<DealChange.LineItem> lines = listOf(change.lines);
        return lines == null
                ? null
                : new DealFact.LinesSet(lines.stream()
                        .map(each -> new Line(words.product(each.product()), each.quantity(), money(each.amount())))
                        .toList());
    }

    /**
     * Who shares the credit.
     *
     * @throws Rejected if the shares are no parts of one whole
     */
    DealFact.@Nullable CreditSplit credits() {
        List<DealChange.Share> shares = listOf(change.credits);
        if (shares == null) {
            return null;
        }
        try {
            return new DealFact.CreditSplit(shares.stream()
                    .map(each -> new DealFact.Credit(words.owner(each.owner()), each.share()))
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new Rejected("INVALID_FIELD", "credits", String.valueOf(e.getMessage()));
        }
    }

    static @Nullable String textOf(Field<String> field) {
        return field.map(Words::text).orNull();
    }

    /** An empty list is a statement too: there is none any more. */
    private static <T> @Nullable List<T> listOf(Field<List<T>> field) {
        return field instanceof Field.Cleared<List<T>>() ? List.of() : field.orNull();
    }

    private @Nullable String pipeline() {
        Mapping.Stage mapped = mappedStage();
        return mapped != null && !mapped.pipeline().isEmpty() ? mapped.pipeline() : textOf(change.pipeline);
    }

    private @Nullable Money money(@Nullable BigDecimal amount) {
        return amount == null ? null : words.money(amount, change.currency.orNull());
    }
}
