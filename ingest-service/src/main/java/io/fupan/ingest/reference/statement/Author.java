package io.fupan.ingest.reference.statement;

import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.reference.ReferenceFact.CompetitorIntelNoted;
import io.fupan.event.reference.ReferenceFact.ForecastSubmitted;
import io.fupan.event.reference.ReferenceFact.MarketSignalNoted;
import io.fupan.event.reference.ReferenceFact.TargetSet;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import io.fupan.service.security.Caller;
import io.fupan.service.security.Visibility;

/**
 * Who states something, or asks what was stated.
 *
 * @param caller the person
 * @param visibility what the person may see
 */
public record Author(Caller caller, Visibility visibility) {

    /** The name that statements carry: of the representative, if the caller is one. */
    String name() {
        String rep = caller.rep();
        return rep == null ? caller.name() : rep;
    }

    /** Whether the author plans for others, and not only for the own person. */
    private boolean plans() {
        return caller.is("manager") || caller.is("admin");
    }

    /** Whether this may be shown to the author. */
    public boolean maySee(ReferenceFact fact) {
        return switch (fact) {
            case TargetSet target -> sees(target.scope());
            case ForecastSubmitted forecast ->
                plans() || caller.is("bi") ? sees(forecast.scope()) : isOwn(forecast.scope());
            default -> true;
        };
    }

    /** Refuses what is for others to state: a team's manager plans for the team, a representative for nobody else. */
    void check(ReferenceFact fact) {
        if (caller.is("admin") || plans() && caller.team() == null) {
            return;
        }
        switch (fact) {
            case TargetSet target when plans() -> requireOwnTeam(target.scope());
            case ForecastSubmitted forecast when plans() -> requireOwnTeam(forecast.scope());
            case ForecastSubmitted forecast -> requireOwn(forecast);
            case MarketSignalNoted signal -> {}
            case CompetitorIntelNoted note -> {}
            default -> throw NotAllowed.forbidden("scope", "The manager of one team does not state this for all.");
        }
    }

    private void requireOwnTeam(String scope) {
        Scope about = Scope.parse(scope);
        boolean ofTeam = about.kind().equals(ScopeKinds.TEAM) || about.kind().equals(ScopeKinds.REP);
        if (!ofTeam || !visibility.ofScope(about.kind(), about.name())) {
            throw NotAllowed.forbidden("scope", "A manager plans for the own team and its members.");
        }
    }

    private void requireOwn(ForecastSubmitted forecast) {
        if (!isOwn(forecast.scope())) {
            throw NotAllowed.forbidden("scope", "A representative submits forecasts for the own person only.");
        }
        if (!forecast.by().equals(caller.rep())) {
            throw NotAllowed.forbidden("by", "A representative submits forecasts in the own name only.");
        }
    }

    private boolean isOwn(String scope) {
        return caller.rep() != null && scope.equals(ScopeKinds.REP + ':' + caller.rep());
    }

    private boolean sees(String scope) {
        int colon = scope.indexOf(':');
        return colon < 0 || visibility.ofScope(scope.substring(0, colon), scope.substring(colon + 1));
    }
}
