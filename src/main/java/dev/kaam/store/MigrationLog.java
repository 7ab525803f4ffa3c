package dev.kaam.store;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Flyway has to say at a start, without the news that all is well. Muted here: a level of its own for each package would
 * cost every line of the log a walk up the stack. Flyway makes it, by name.
 */
public final class MigrationLog implements LogCreator {
    @Override
    public Log createLogger(Class<?> speaker) {
        return new Warnings(LoggerFactory.getLogger(speaker));
    }

    private record Warnings(Logger log) implements Log {
        @Override
        public void debug(String news) {
            log.debug(news);
        }

        @Override
        public void info(String news) {
            log.debug(news);
        }

        @Override
        public void notice(String news) {
            log.debug(news);
        }

        @Override
        public void warn(String warning) {
            log.warn(warning);
        }

        @Override
        public void error(String failure) {
            log.error(failure);
        }

        @Override
        public void error(String failure, Exception cause) {
            log.error(failure, cause);
        }
    }
}
