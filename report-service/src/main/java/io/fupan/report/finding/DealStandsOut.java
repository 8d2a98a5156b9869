package io.fupan.report.finding;

import static io.fupan.report.content.Shape.days;
import static io.fupan.report.content.Shape.money;
import static io.fupan.report.content.Shape.name;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;
import java.math.BigDecimal;

/** A deal stands out, by the rule that picked it. */
public record DealStandsOut(
        String rule, String deal, BigDecimal amount, String currency, int cycleDays, @JsonIgnore Evidence evidence)
        implements Finding {

    @Override
    public String type() {
        return rule;
    }

    @Override
    public String severity() {
        return "low";
    }

    @Override
    public Text text() {
        String en = switch (rule) {
            case "LARGEST_WIN" -> "Largest win: {0}, {1}, closed after {2}.";
            case "LARGE_WIN" -> "Another large win: {0}, {1}, closed after {2}.";
            case "LARGE_LOSS" -> "Another large loss: {0}, last known at {1}, lost after {2}.";
            case "LARGEST_LOSS" -> "Largest loss: {0}, last known at {1}, lost after {2}.";
            case "SLOWEST_LOSS" -> "Slowest loss: {0}, last known at {1}, lost after {2}.";
            default -> "Slowest win: {0}, {1}, closed after {2}.";
        };
        String zh = switch (rule) {
            case "LARGEST_WIN" -> "最大赢单：{0}，{1}，历时 {2}。";
            case "LARGE_WIN" -> "又一大额赢单：{0}，{1}，历时 {2}。";
            case "LARGE_LOSS" -> "又一大额输单：{0}，最后已知金额 {1}，历时 {2}。";
            case "LARGEST_LOSS" -> "最大输单：{0}，最后已知金额 {1}，历时 {2}。";
            case "SLOWEST_LOSS" -> "历时最长的输单：{0}，最后已知金额 {1}，历时 {2}。";
            default -> "历时最长的赢单：{0}，{1}，历时 {2}。";
        };
        return Text.of(en, zh, name(deal), money(amount, currency), days(BigDecimal.valueOf(cycleDays)));
    }
}
