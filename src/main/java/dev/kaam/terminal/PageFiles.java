package dev.kaam.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The files of the page, out of the program itself, by the names that the page has for them. */
final class PageFiles {
    private static final String WEBJARS = "webjars/";

    private PageFiles() {}

    /** @param name such as {@code web/index.html} or {@code webjars/lit/…} */
    static String read(String name) {
        String path = name.startsWith(WEBJARS) ? "META-INF/resources/" + name : name;
        try (InputStream file = PageFiles.class.getClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("the program has no file " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What {@code name} means in a file: a way from where that file is. */
    static String beside(String file, String name) {
        return URI.create("/" + file).resolve(name).getPath().substring(1);
    }
}
