package dev.kaam.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The store cannot be opened. The message is one sentence for the person who starts the program. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static StoreException unwritable(Path folder, IOException failure) {
        return new StoreException(
                "The data folder " + folder + " cannot be written: " + why(failure) + ". Choose another with --data.",
                failure);
    }

    private static String why(IOException failure) {
        return switch (failure) {
            case NoSuchFileException gone -> "it cannot be made there";
            case FileAlreadyExistsException file -> "it is a file";
            case AccessDeniedException forbidden -> "you may not write there";
            case FileSystemException system
            when system.getReason() != null -> "the system says '" + system.getReason() + "'";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
