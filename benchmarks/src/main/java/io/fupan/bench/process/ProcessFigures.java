package io.fupan.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process uses, as Linux counts it.
 *
 * @param pid of the process
 */
public record ProcessFigures(long pid) {

    /** Linux tells programs a hundredth of a second, whatever its own clock is. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /** Processor time so far, in microseconds: {@code utime} and {@code stime} of {@code /proc/PID/stat}. */
    public long cpuMicros() {
        String stat = read("stat");
        // The second field is a name in parentheses, which may hold spaces; the count starts after it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) * MICROS_PER_TICK;
    }

    /** Resident memory now, in MiB. */
    public long residentMiB() {
        return statusKiB("VmRSS:") / 1024;
    }

    /** The most resident memory so far, in MiB. */
    public long peakResidentMiB() {
        return statusKiB("VmHWM:") / 1024;
    }

    private long statusKiB(String name) {
        return read("status").lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
