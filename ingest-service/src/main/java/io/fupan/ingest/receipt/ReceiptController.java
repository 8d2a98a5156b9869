package io.fupan.ingest.receipt;

import io.fupan.service.problem.Problem;
import io.fupan.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows the delivery that an event came in. */
@RestController
@Tag(name = "Receipts")
class ReceiptController {

    private final ReceiptArchive archive;

    ReceiptController(ReceiptArchive archive) {
        this.archive = archive;
    }

    @GetMapping("/api/v1/receipts/{id}")
    @PreAuthorize("hasAnyRole('manager','admin')")
    @Operation(
            operationId = "readReceipt",
            summary = "Reads the delivery of a receipt as it came: its body, the headers that were kept, the events it gave.")
    public StoredReceipt read(@PathVariable String id) {
        // One delivery may speak of the deals of many teams.
        if (!Caller.current().seesEverything()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "Receipts are for those who may see every team.");
        }
        return archive.find(id);
    }
}
