package dev.kaam.terminal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kaam.lab.Report;
import dev.kaam.lab.report.ReportJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports as files, which are there whole or not at all. */
public final class LabFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is written into a file. */
    private interface Content {
        void to(OutputStream file) throws IOException;
    }

    private final @Nullable NewFile json;
    private final @Nullable NewFile html;
    private final String language;

    /**
     * @param json for programs; null: none
     * @param html a page; null: none
     * @param force whether they may take the place of others
     * @param language of the page
     */
    public LabFiles(@Nullable Path json, @Nullable Path html, boolean force, String language) {
        this.json = json == null ? null : new NewFile(json, force);
        this.html = html == null ? null : new NewFile(html, force);
        this.language = language;
    }

    /** Throws {@code TerminalException} when one may not be made: before anything is measured. */
    public void check() {
        for (NewFile one : new @Nullable NewFile[] {json, html}) {
            if (one != null) {
                one.check();
            }
        }
    }

    /** Returns what was made, in words. Throws {@code TerminalException} when it cannot be. */
    public List<String> write(List<Report> reports) {
        var phrases = new Phrases(language);
        var made = new ArrayList<String>();
        if (json != null) {
            write(json, file -> json(reports, file));
            made.add(phrases.get("files.json", "file", json.file(), "n", reports.size()));
        }
        if (html != null) {
            write(html, file -> file.write(new LabPage(reports, language).html().getBytes(StandardCharsets.UTF_8)));
            made.add(phrases.get("files.html", "file", html.file(), "n", reports.size()));
        }
        return made;
    }

    private static void json(List<Report> reports, OutputStream file) throws IOException {
        try (JsonGenerator array = JSON.createGenerator(file)) {
            array.writeStartArray();
            for (Report report : reports) {
                array.writeTree(ReportJson.of(report));
                array.writeRaw('\n');
            }
            array.writeEndArray();
            array.writeRaw('\n');
        }
    }

    private static void write(NewFile file, Content content) {
        try {
            try (OutputStream to = file.open()) {
                content.to(to);
            }
            file.finish();
        } catch (IOException failure) {
            file.discard();
            throw new TerminalException(file.file() + " cannot be written: " + NewFile.why(failure) + ".", failure);
        }
    }
}
