package io.fupan.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java program to run as a process of its own.
 *
 * @param name what people call it, and the name of its log
 * @param java the {@code java} to run it with
 * @param flags of the virtual machine
 * @param classPath jars, of which one holds {@link Guarded}
 * @param mainClass the class to run
 * @param arguments of the main class
 * @param environment added to the launcher's own; nothing secret, since other processes of the user can read it
 * @param folder it works in
 * @param log what it writes
 */
public record Program(
        String name,
        Path java,
        List<String> flags,
        List<Path> classPath,
        String mainClass,
        List<String> arguments,
        Map<String, String> environment,
        Path folder,
        Path log) {

    private static final long LOG_ROTATED_ABOVE_BYTES = 20L << 20;

    /** Copies the lists. */
    public Program {
        flags = List.copyOf(flags);
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The same program with further flags of the virtual machine. */
    public Program withFlags(List<String> further) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(further);
        return new Program(name, java, all, classPath, mainClass, arguments, environment, folder, log);
    }

    /** Starts it, with its output appended to the log. */
    Process start() {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            rotateLog();
            ProcessBuilder builder = new ProcessBuilder(command())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /**
     * The command line. A shell first sets the process to ignore the terminal's Ctrl-C and hang-up, which reach every
     * process of the group: stopping in order is the launcher's business. {@code exec} keeps it one process.
     */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "fupan"));
        command.add(java.toString());
        command.addAll(flags);
        command.add("-Dfupan.part=" + name);
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(Guarded.class.getName());
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_ROTATED_ABOVE_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
