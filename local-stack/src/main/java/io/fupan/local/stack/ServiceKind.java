package io.fupan.local.stack;

import java.util.List;

/**
 * One of the five services.
 *
 * @param module its folder and its name
 * @param heapMiB how much heap it gets; measured so that all processes together stay small
 */
record ServiceKind(String module, int heapMiB) {

    static final ServiceKind INGEST = new ServiceKind("ingest-service", 192);
    static final ServiceKind METRICS = new ServiceKind("metrics-service", 400);
    static final ServiceKind FEEDBACK = new ServiceKind("feedback-service", 160);
    static final ServiceKind REPORT = new ServiceKind("report-service", 192);
    static final ServiceKind GATEWAY = new ServiceKind("gateway", 192);

    /** In the order the data flows. */
    static final List<ServiceKind> ALL = List.of(INGEST, METRICS, FEEDBACK, REPORT, GATEWAY);

    /** The word for it in settings. */
    String shortName() {
        return module.replace("-service", "");
    }
}
