package dev.kaam.web;

import dev.kaam.TestKaam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test what its parameters ask for, each new for each test: a {@link TestKaam} that has no todos and does {@link SomeKinds}, a {@link Browser},
 * and a {@link TodosPage}, which is that browser's view of that Kaam. The tests of one run share one Chromium process.
 */
final class InBrowser implements ParameterResolver, AfterEachCallback {
    private static final Namespace OURS = Namespace.create(InBrowser.class);
    private static final List<Class<?>> GIVEN = List.of(TestKaam.class, Browser.class, TodosPage.class);

    private record OwnKaam(TestKaam kaam, Path data) implements AutoCloseable {
        static OwnKaam start() {
            try {
                Path data = Files.createTempDirectory("kaam");
                return new OwnKaam(TestKaam.with(data, settings -> settings.withKinds(SomeKinds.ALL)), data);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() throws IOException {
            kaam.close();
            try (var files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return GIVEN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        if (type == TestKaam.class) {
            return kaam(test);
        }
        return type == Browser.class ? browser(test) : browser(test).open(kaam(test));
    }

    /** Before JUnit closes what the test owns: a page that is still open would see its server go. */
    @Override
    public void afterEach(ExtensionContext test) {
        Browser browser = test.getStore(OURS).get(Browser.class, Browser.class);
        if (browser != null) {
            browser.close();
        }
    }

    private static TestKaam kaam(ExtensionContext test) {
        return test.getStore(OURS).computeIfAbsent(OwnKaam.class, key -> OwnKaam.start(), OwnKaam.class).kaam;
    }

    private static Browser browser(ExtensionContext test) {
        Chromium chromium =
                test.getRoot().getStore(OURS).computeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
        return test.getStore(OURS).computeIfAbsent(Browser.class, key -> new Browser(chromium), Browser.class);
    }
}
