package io.fupan.ingest.said;

import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.CustomFields;
import io.fupan.ingest.change.DealChange;
import java.util.Map;
import java.util.function.Predicate;

/** Fills in what a connection's settings name of a record, see {@link CustomFields}. */
public final class Named {

    private Named() {}

    /** Of all fields. */
    public static void fill(DealChange change, JsonObject record, Map<String, String> settings) {
        fill(change, record, field -> true, settings);
    }

    /** Of the fields about which something is said. */
    public static void fill(
            DealChange change, JsonObject record, Predicate<String> isSaid, Map<String, String> settings) {
        CustomFields custom = CustomFields.of(settings);
        for (String name : record.names()) {
            if (isSaid.test(name) && record.json().get(name).isValueNode()) {
                custom.fill(change, name, record.said(name));
            }
        }
    }
}
