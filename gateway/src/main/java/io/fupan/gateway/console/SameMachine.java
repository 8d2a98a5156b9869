package io.fupan.gateway.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a page of this very gateway, opened on this very machine, sent a request. */
final class SameMachine {

    /** A foreign name here is a page that made its own name point to this machine. */
    private static final Pattern LOCAL_HOST = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

    private static final Set<String> OWN_PAGE = Set.of("same-origin", "none");

    /** Behind a proxy every caller looks local. */
    private static final List<String> PROXIED = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via");

    private SameMachine() {}

    static boolean sent(HttpServletRequest request) {
        return isLoopback(request.getRemoteAddr())
                && matches(LOCAL_HOST, request.getHeader("Host"))
                && isOwnPage(request.getHeader("Sec-Fetch-Site"))
                && PROXIED.stream().allMatch(name -> request.getHeader(name) == null);
    }

    private static boolean isOwnPage(@Nullable String site) {
        return site != null && OWN_PAGE.contains(site);
    }

    private static boolean matches(Pattern pattern, @Nullable String value) {
        return value != null && pattern.matcher(value).matches();
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
