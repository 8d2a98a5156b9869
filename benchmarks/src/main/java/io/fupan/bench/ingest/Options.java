package io.fupan.bench.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to do, given as {@code name=value}.
 *
 * @param ingestJar {@code ingest}: the built service
 * @param ingestFlags {@code flags}: further flags of its virtual machine, separated by spaces
 * @param work {@code work}: a folder for data and logs
 * @param shapes {@code shapes}: {@code single}, {@code batch} or both, separated by commas
 * @param rounds {@code rounds}: how many have to be valid
 * @param duration {@code seconds}: of each phase
 * @param warmUp {@code warmup}: seconds of each of the first phases, which do not count
 * @param away {@code away}: seconds for which the broker is away
 * @param rate {@code rate}: deliveries each second around the outage
 * @param producer {@code producer}: settings of the producer of both servers, {@code name:value}, separated by commas
 * @param result {@code result}: the file for the raw figures
 */
record Options(
        Path ingestJar,
        List<String> ingestFlags,
        Path work,
        List<Shape> shapes,
        int rounds,
        Duration duration,
        Duration warmUp,
        Duration away,
        int rate,
        Map<String, String> producer,
        @Nullable Path result) {

    static Options of(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (String each : arguments) {
            int at = each.indexOf('=');
            if (at < 0) {
                throw new IllegalArgumentException("expected name=value, got: " + each);
            }
            given.put(each.substring(0, at), each.substring(at + 1));
        }
        String result = given.get("result");
        return new Options(
                Path.of(given.getOrDefault("ingest", "ingest-service.jar")),
                words(given.getOrDefault("flags", "")),
                Path.of(given.getOrDefault("work", System.getProperty("java.io.tmpdir"))),
                shapes(given.getOrDefault("shapes", "single,batch")),
                Integer.parseInt(given.getOrDefault("rounds", "5")),
                seconds(given.getOrDefault("seconds", "5")),
                seconds(given.getOrDefault("warmup", "10")),
                seconds(given.getOrDefault("away", "60")),
                Integer.parseInt(given.getOrDefault("rate", "400")),
                pairs(given.getOrDefault("producer", "")),
                result == null ? null : Path.of(result));
    }

    private static List<Shape> shapes(String names) {
        List<Shape> shapes = new ArrayList<>();
        for (String name : names.split(",")) {
            shapes.add(name.equals("single") ? Shape.SINGLE : Shape.BATCH);
        }
        return shapes;
    }

    private static Map<String, String> pairs(String text) {
        return Arrays.stream(text.split(","))
                .filter(pair -> !pair.isBlank())
                .collect(Collectors.toMap(pair -> pair.split(":")[0], pair -> pair.split(":")[1]));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isBlank()).toList();
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
