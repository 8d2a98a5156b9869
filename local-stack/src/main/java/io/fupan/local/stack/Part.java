package io.fupan.local.stack;

import io.fupan.local.process.Program;
import java.util.function.BooleanSupplier;

/**
 * One process of the stack.
 *
 * @param program how it is run
 * @param ready whether it serves now
 */
record Part(Program program, BooleanSupplier ready) {

    String name() {
        return program.name();
    }
}
