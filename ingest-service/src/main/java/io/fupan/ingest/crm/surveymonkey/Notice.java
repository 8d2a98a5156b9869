package io.fupan.ingest.crm.surveymonkey;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.Said;
import java.util.Map;
import java.util.regex.Pattern;

/** Says that a response came or was changed, and nothing of what is in it. */
final class Notice {

    private static final Pattern ASKABLE = Pattern.compile("surveys/[0-9]{1,20}");

    private Notice() {}

    static Item in(Delivery delivery, Map<String, String> settings) {
        Said body = Said.in(delivery);
        return switch (body.text("event_type")) {
            case "response_completed", "response_updated", "response_created", "response_overquota" ->
                new Item.Thin(
                        "surveys/" + survey(body, settings),
                        body.text("object_id"),
                        body.instant("event_datetime"),
                        delivery.text());
            default -> new Item.Ignored("UNKNOWN_TYPE");
        };
    }

    /** Whether responses of that object can be asked for: their survey has to be known. */
    static boolean isAskable(String object) {
        return ASKABLE.matcher(object).matches();
    }

    /** Notices of 2016 do not say it, but those that are filtered by a survey say that. */
    private static String survey(Said body, Map<String, String> settings) {
        Said resources = body.optionalObject("resources");
        String survey = resources == null ? null : resources.optionalText("survey_id");
        if (survey != null) {
            return survey;
        }
        String filter = "survey".equals(body.optionalText("filter_type")) ? body.optionalText("filter_id") : null;
        return filter == null ? settings.getOrDefault("survey", "unknown") : filter;
    }
}
