package io.fupan.local.demo;

import io.fupan.event.json.Json;
import io.fupan.local.console.Console;
import java.net.http.HttpResponse;
import tools.jackson.databind.node.ObjectNode;

/** Creates the retrospective of the last quarter of the data, and its report. */
final class DemoRetro {

    private static final String PERIOD = "2017-Q4";
    private static final int FIRST_ERROR = 300;

    private final FrontDoor door;
    private final Console console;

    DemoRetro(FrontDoor door, Console console) {
        this.door = door;
        this.console = console;
    }

    void hold() throws InterruptedException {
        HttpResponse<String> created = door.postAsManager("/api/v1/retros", retro(), "demo-retro-" + PERIOD);
        if (failed(created, "The retro")) {
            return;
        }
        String id = Demo.json(created).path("id").asString("");
        ObjectNode nothing = Json.mapper().createObjectNode();
        failed(door.postAsManager("/api/v1/retros/" + id + "/reports", nothing, "demo-report-" + id), "The report");
    }

    private boolean failed(HttpResponse<String> response, String what) {
        boolean failed = response.statusCode() >= FIRST_ERROR;
        if (failed) {
            console.line("Warning: %s of %s was not created: status %d %s"
                    .formatted(what, PERIOD, response.statusCode(), response.body()));
        }
        return failed;
    }

    private static ObjectNode retro() {
        ObjectNode retro = Json.mapper().createObjectNode().put("period", PERIOD).put("scope", "org");
        retro.putObject("goal").put("metric", "winRate").put("text", "Win two of three deals that are decided.");
        return retro;
    }
}
