package dev.kaam.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is there only when it is whole: up to then it has a name beside it, under which nothing is lost. */
final class NewFile {
    private final Path file;
    private final boolean force;

    /** @param force whether it may take the place of one that is there */
    NewFile(Path file, boolean force) {
        this.file = file;
        this.force = force;
    }

    /** Throws {@code TerminalException} when it may not be made. */
    void check() {
        if (Files.isDirectory(file)) {
            throw new TerminalException(file + " is a folder: name a file in it.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new TerminalException(file + " cannot be written: there is no such folder.");
        }
        if (!force && Files.exists(file)) {
            throw new TerminalException(file + " is there already: name another file, or overwrite it with --force.");
        }
        if (!force && Files.exists(part())) {
            throw new TerminalException(
                    part() + " is there: another is writing it, or was when it was broken off. Name another"
                            + " file, or overwrite it with --force.");
        }
    }

    Path file() {
        return file;
    }

    /** How it is called until it is whole. */
    Path part() {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    OutputStream open() {
        OpenOption[] how = force
                ? new OpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                }
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        try {
            return new BufferedOutputStream(Files.newOutputStream(part(), how));
        } catch (IOException failure) {
            throw new TerminalException(part() + " cannot be written: " + why(failure) + ".", failure);
        }
    }

    /** It is whole. */
    void finish() {
        try {
            if (force) {
                Files.move(part(), file, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(part(), file);
            }
        } catch (IOException failure) {
            throw new TerminalException(
                    file + " cannot be written: " + why(failure) + ". What was to be in it is in " + part() + ".",
                    failure);
        }
    }

    /** It is not to be. */
    void discard() {
        try {
            Files.deleteIfExists(part());
        } catch (IOException failure) {
            throw new TerminalException(part() + " cannot be removed: " + why(failure) + ".", failure);
        }
    }

    static String why(IOException failure) {
        return switch (failure) {
            case NoSuchFileException gone -> "there is no such folder";
            case FileAlreadyExistsException there -> "it is there already";
            case AccessDeniedException forbidden -> "you may not write there";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
