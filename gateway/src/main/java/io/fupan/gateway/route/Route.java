package io.fupan.gateway.route;

import java.util.List;

/**
 * The paths that lead to one service.
 *
 * @param service the service's name, as in {@code fupan.gateway.services}
 * @param paths path patterns, for example {@code /api/v1/deals/**}, which matches {@code /api/v1/deals} too
 */
public record Route(String service, List<String> paths) {

    /** The one path whose answer does not end by itself. */
    static final String STREAM = "/api/v1/stream";

    /** Copies the paths. */
    public Route {
        paths = List.copyOf(paths);
    }

    /** The whole table. */
    public static List<Route> table() {
        return List.of(
                to(
                        "ingest",
                        "/webhooks/**",
                        "/api/v1/events",
                        "/api/v1/connections/**",
                        "/api/v1/quarantine/**",
                        "/api/v1/quarantine:replay",
                        "/api/v1/receipts/**",
                        "/api/v1/imports/**",
                        "/api/v1/import-templates/**",
                        "/api/v1/targets/**",
                        "/api/v1/forecasts/**",
                        "/api/v1/spend/**",
                        "/api/v1/roster/**",
                        "/api/v1/fx-rates/**",
                        "/api/v1/calendars/**",
                        "/api/v1/pipelines/**",
                        "/api/v1/scorecards/**",
                        "/api/v1/aliases/**",
                        "/api/v1/market-signals/**",
                        "/api/v1/competitor-intel/**"),
                to(
                        "metrics",
                        "/api/v1/metrics/**",
                        "/api/v1/funnel",
                        "/api/v1/waterfall/**",
                        "/api/v1/trends",
                        "/api/v1/price-volume-mix",
                        "/api/v1/competitors",
                        "/api/v1/loss-reasons",
                        "/api/v1/data-quality",
                        "/api/v1/bottlenecks",
                        "/api/v1/leaderboard",
                        "/api/v1/attainment",
                        "/api/v1/customers/**",
                        "/api/v1/deals/**",
                        "/api/v1/monitors/**",
                        "/api/v1/alerts/**",
                        STREAM),
                to("feedback", "/api/v1/feedback/**"),
                to("report", "/api/v1/retros/**", "/api/v1/reports/**", "/api/v1/findings/**", "/api/v1/actions/**"));
    }

    private static Route to(String service, String... paths) {
        return new Route(service, List.of(paths));
    }
}
