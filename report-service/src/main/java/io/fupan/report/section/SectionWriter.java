package io.fupan.report.section;

import io.fupan.report.content.Section;
import io.fupan.report.input.ReportInput;

/** Writes one section. */
@FunctionalInterface
interface SectionWriter {

    /** The section; it is always there, if need be without data. */
    Section write(ReportInput input);
}
