package io.fupan.ingest.imports.file;

import java.util.BitSet;
import java.util.List;

/**
 * One row of a file.
 *
 * @param number where it stands, the header being row 1; of CSV files the line it begins on
 * @param cells the text of each cell, empty if there is none
 * @param exact cells that the file itself states as a number or a date, written in the ISO way whatever was chosen
 */
public record FileRow(long number, List<String> cells, BitSet exact) {

    /** A row of nothing but text. */
    public static FileRow ofText(long number, List<String> cells) {
        return new FileRow(number, cells, new BitSet(0));
    }

    /** The text of a cell without spaces around it; empty beyond the end. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    /** Whether the file states the cell as a number or a date. */
    public boolean isExact(int column) {
        return exact.get(column);
    }
}
