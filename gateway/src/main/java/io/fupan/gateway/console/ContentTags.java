package io.fupan.gateway.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.util.DigestUtils;

/** Entity tags made of what is in a file, computed once for each; weak ones, since strong ones forbid compression. */
final class ContentTags implements Function<Resource, String> {

    private final Map<String, String> tags = new ConcurrentHashMap<>();

    @Override
    public String apply(Resource resource) {
        return tags.computeIfAbsent(resource.getDescription(), any -> tag(resource));
    }

    private static String tag(Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            return "W/\"%s\"".formatted(DigestUtils.md5DigestAsHex(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
