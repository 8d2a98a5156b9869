package io.fupan.feedback.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.feedback.window.Windows;
import io.fupan.metric.period.Period;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists what customers answered, with what they wrote. */
@RestController
@Tag(name = "Feedback")
class CustomerAnswersController {

    private static final int MAX_LIMIT = 200;

    private final CustomerAnswers answers;
    private final Windows windows;

    CustomerAnswersController(CustomerAnswers answers, Windows windows) {
        this.answers = answers;
        this.windows = windows;
    }

    /**
     * A page of a list.
     *
     * @param items newest first
     * @param next the cursor of the page after this one; absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<CustomerAnswer> items, @Nullable String next) {}

    @GetMapping("/api/v1/feedback/customer")
    @PreAuthorize("hasAnyRole('manager','admin')")
    @Operation(operationId = "listCustomerAnswers", summary = "Lists customers' answers, newest first.")
    Page list(
            @RequestParam(defaultValue = Period.ALL) String period,
            @RequestParam @Nullable String asOf,
            @RequestParam @Nullable String account,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid(
                    "invalid-limit", "limit", "expected 1 to %d, but received %d".formatted(MAX_LIMIT, limit));
        }
        Period days = windows.read(period, asOf);
        List<CustomerAnswer> found = answers.page(
                new CustomerAnswers.Selection(windows.begin(days), windows.end(days), null, account),
                cursor == null ? null : Cursor.parse(cursor),
                limit + 1);
        boolean more = found.size() > limit;
        List<CustomerAnswer> items = more ? found.subList(0, limit) : found;
        return new Page(List.copyOf(items), more ? Cursor.after(items.getLast()).text() : null);
    }
}
