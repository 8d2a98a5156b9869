package io.fupan.ingest.imports.file;

import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/** Which numbers of a workbook are dates: Excel says so by the format a cell is shown in, and in no other way. */
final class DateCells {

    private DateCells() {}

    static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        return id != null && (isBuiltIn(id) || isDatePattern(cell.getDataFormatString()));
    }

    /** The numbers of formats that every Excel has (ECMA-376 part 1, 18.8.30), those of East Asia included. */
    private static boolean isBuiltIn(int id) {
        return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 54 || id >= 57 && id <= 58;
    }

    static boolean isDatePattern(@Nullable String pattern) {
        if (pattern == null) {
            return false;
        }
        String bare = pattern.toLowerCase(Locale.ROOT).replaceAll("\\[[^]]*]|\"[^\"]*\"|\\\\.", "");
        return bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0 && bare.indexOf('m') >= 0;
    }
}
