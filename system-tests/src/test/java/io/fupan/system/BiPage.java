package io.fupan.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page for subscribers, whose Java program is run as a reader would run it. */
final class BiPage {

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private final String text;

    BiPage() {
        this.text = read(Path.of("../docs/bi.md"));
    }

    /** Whether the page has a measure as code, or the name and the suffixes it is made of. */
    boolean explains(String measure) {
        return has(measure) || Arrays.stream(measure.split("(?=\\.)")).allMatch(this::has);
    }

    private boolean has(String code) {
        return text.contains('`' + code + '`');
    }

    /** What the program says. */
    String runJava(String... arguments) {
        Matcher block = JAVA.matcher(text);
        if (!block.find()) {
            throw new AssertionError("the page has no program in Java");
        }
        try {
            Path source = Files.createTempDirectory("fupan-bi").resolve("BookingsByMonth.java");
            Files.writeString(source, block.group(1));
            ProcessBuilder command = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--class-path",
                    System.getProperty("java.class.path"),
                    source.toString());
            command.command().addAll(List.of(arguments));
            return LocalStack.run(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
