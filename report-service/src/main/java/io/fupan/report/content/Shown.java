package io.fupan.report.content;

/** Something that can be written in either language. */
@FunctionalInterface
public interface Shown {

    /** How it is written. */
    String in(Language language);
}
