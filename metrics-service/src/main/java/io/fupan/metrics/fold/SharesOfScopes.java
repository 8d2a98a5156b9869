package io.fupan.metrics.fold;

import io.fupan.metric.cell.Quantities;
import io.fupan.metric.cell.Share;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shares of the same scopes, as they are stored: nearly all of a deal's are, so the scopes are written once. */
record SharesOfScopes(List<Scope> scopes, List<Part> parts) {

    /** A share without its scopes. */
    record Part(@Nullable LocalDate day, String family, Quantities quantities) {}

    static List<SharesOfScopes> group(List<Share> shares) {
        Map<List<Scope>, List<Part>> groups = new LinkedHashMap<>();
        for (Share share : shares) {
            groups.computeIfAbsent(share.scopes(), scopes -> new ArrayList<>())
                    .add(new Part(share.day(), share.family(), share.quantities()));
        }
        List<SharesOfScopes> grouped = new ArrayList<>();
        groups.forEach((scopes, parts) -> grouped.add(new SharesOfScopes(scopes, parts)));
        return grouped;
    }

    static List<Share> ungroup(List<SharesOfScopes> groups) {
        List<Share> shares = new ArrayList<>();
        for (SharesOfScopes group : groups) {
            List<Scope> scopes = List.copyOf(group.scopes());
            group.parts().forEach(part -> shares.add(new Share(scopes, part.day(), part.family(), part.quantities())));
        }
        return shares;
    }
}
