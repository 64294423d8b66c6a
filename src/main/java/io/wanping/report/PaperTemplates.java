package io.wanping.report;

import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Word templates: those of the bureau where it has put some into its folder, the built-in ones otherwise. The bureau's are read anew for
 * each paper, so that a restyled one counts at once.
 */
@Component
class PaperTemplates {

    private final String folder;

    PaperTemplates(@Value("${wanping.report.templates:}") String folder) {
        this.folder = folder;
    }

    /** {@code special-report} or {@code one-page}; the English ones end with {@code _en}. */
    PaperDocument open(String name, Locale locale) {
        String file = name + (locale.getLanguage().equals("en") ? "_en" : "") + ".docx";
        try {
            return new PaperDocument(new XWPFDocument(new ByteArrayInputStream(bytes(file))), file);
        } catch (IOException | POIXMLException | IllegalArgumentException damaged) {
            throw Refused.because(ReportFinding.TEMPLATE_UNREADABLE.at(new Place.Workbook(file), "file", file));
        }
    }

    private byte[] bytes(String file) throws IOException {
        if (!folder.isBlank() && Files.isReadable(Path.of(folder, file))) {
            return Files.readAllBytes(Path.of(folder, file));
        }
        try (InputStream in = PaperTemplates.class.getResourceAsStream("/report/" + file)) {
            if (in == null) {
                throw new UncheckedIOException(new IOException("no built-in template " + file));
            }
            return in.readAllBytes();
        }
    }
}
