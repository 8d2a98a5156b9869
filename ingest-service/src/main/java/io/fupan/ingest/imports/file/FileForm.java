package io.fupan.ingest.imports.file;

import io.fupan.event.Rejected;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file is.
 *
 * @param format {@code csv} or {@code xlsx}
 * @param encoding of text, unless the file begins with a byte order mark
 * @param separator between the cells of a line
 * @param sheet name of the sheet; the first if {@code null}
 */
public record FileForm(String format, Charset encoding, char separator, @Nullable String sheet) {

    /** Rows with text in columns. */
    public static final String CSV = "csv";

    /** Office Open XML. */
    public static final String XLSX = "xlsx";

    private static final Map<String, Charset> ENCODINGS = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "GB18030", Charset.forName("GB18030"),
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "WINDOWS-1252", Charset.forName("windows-1252"),
            "UTF-16LE", StandardCharsets.UTF_16LE,
            "UTF-16BE", StandardCharsets.UTF_16BE);

    /**
     * Reads what was chosen.
     *
     * @throws Rejected for an encoding or separator that is not offered
     */
    public static FileForm of(
            String fileName, @Nullable String encoding, @Nullable String separator, @Nullable String sheet) {
        String format = fileName.toLowerCase(Locale.ROOT).endsWith('.' + XLSX) ? XLSX : CSV;
        return new FileForm(format, charset(encoding), separator(separator), sheet);
    }

    private static Charset charset(@Nullable String encoding) {
        if (encoding == null) {
            return StandardCharsets.UTF_8;
        }
        Charset known = ENCODINGS.get(encoding.toUpperCase(Locale.ROOT));
        if (known == null) {
            throw new Rejected(
                    "UNKNOWN_ENCODING",
                    "encoding",
                    "expected one of %s, but received '%s'".formatted(ENCODINGS.keySet().stream().sorted().toList(), encoding));
        }
        return known;
    }

    private static char separator(@Nullable String separator) {
        if (separator == null) {
            return ',';
        }
        if (separator.length() != 1 || ",;\t|".indexOf(separator.charAt(0)) < 0) {
            throw new Rejected("UNKNOWN_SEPARATOR", "separator", "expected one of ',', ';', '|' and a tab");
        }
        return separator.charAt(0);
    }
}
