package io.fupan.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The ahead-of-time cache of one program: it is used by the virtual machine that wrote it, for the jars it was
 * written for.
 *
 * @param cache the file
 * @param jars the jars it was written for, which the virtual machine knows by size and time
 */
record QuickStart(Path cache, List<Path> jars) {

    static QuickStart ofService(Installation installation, String module) {
        Path jar = Extracted.of(installation, module).jar();
        return new QuickStart(
                installation.prepared(module).resolve("start.aot"), List.of(jar, installation.launcherJar()));
    }

    static QuickStart ofOwn(Installation installation, String part) {
        return new QuickStart(
                installation.prepared("local-stack").resolve(part + ".aot"), installation.launcherClassPath());
    }

    /** Whether a trial run was done for exactly these jars on this virtual machine. */
    boolean isCurrent() {
        try {
            return Files.exists(stamp()) && Files.readString(stamp()).equals(expectedStamp());
        } catch (IOException e) {
            return false;
        }
    }

    /** Notes that the trial run was done, even if the virtual machine decided against writing a cache. */
    void confirm() {
        try {
            Files.writeString(stamp(), expectedStamp());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> recordingFlags() {
        return List.of("-XX:AOTCacheOutput=" + cache);
    }

    /** Empty where there is no cache to use. */
    List<String> flags() {
        return isCurrent() && Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    private Path stamp() {
        return cache.resolveSibling(cache.getFileName() + ".stamp");
    }

    private String expectedStamp() {
        return System.getProperty("java.vm.version", "") + " for " + Fingerprint.ofFiles(jars);
    }
}
