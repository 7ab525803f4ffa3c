package dev.kaam;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** In which language people are spoken to. */
final class LanguageOption {
    private static final List<String> LANGUAGES = List.of("en", "hi", "hinglish");

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "en, hi or hinglish. Without it, en.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private String language;

    /** Throws {@code ParameterException} where there is no such language. */
    String checked(CommandSpec spec) {
        if (!LANGUAGES.contains(language)) {
            throw new ParameterException(
                    spec.commandLine(), "--lang must be en, hi or hinglish, not '" + language + "'");
        }
        return language;
    }
}
