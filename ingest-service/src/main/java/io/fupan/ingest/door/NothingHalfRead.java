package io.fupan.ingest.door;

import io.fupan.service.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What is asked before the views were read once is answered with 503, because "there is none" would not be true. */
final class NothingHalfRead implements HandlerInterceptor, WebMvcConfigurer {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final FirstReading reading;

    NothingHalfRead(FirstReading reading) {
        this.reading = reading;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // Events need no view, and connections look for themselves: those of the configuration are known at once.
        registry.addInterceptor(this)
                .addPathPatterns("/api/v1/**")
                .excludePathPatterns("/api/v1/events", "/api/v1/connections/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!reading.isOver()) {
            throw Problem.unavailable(
                    "view-catching-up", "What was said before is still being read. Come back in a moment.", SOON);
        }
        return true;
    }
}
