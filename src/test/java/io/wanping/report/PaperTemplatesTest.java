package io.wanping.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wanping.finding.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates are Word files a bureau can restyle; what it does to them either works or is said. */
class PaperTemplatesTest {

    private static final Path FOLDER = Path.of("src/main/resources/report");

    @TempDir
    private Path folder;

    /** Run with {@code -Dwanping.accept=true} to draw them anew. */
    @Test
    void theBuiltInTemplatesAreAsDrawn() throws IOException {
        Map<String, byte[]> drawn = Map.of(
                "special-report.docx", TemplateWriter.specialReport(false),
                "special-report_en.docx", TemplateWriter.specialReport(true),
                "one-page.docx", TemplateWriter.onePage(false),
                "one-page_en.docx", TemplateWriter.onePage(true));
        for (Map.Entry<String, byte[]> template : drawn.entrySet()) {
            Path file = FOLDER.resolve(template.getKey());
            if (Boolean.getBoolean("wanping.accept")) {
                Files.createDirectories(FOLDER);
                Files.write(file, template.getValue());
            }
            assertThat(Files.readAllBytes(file)).as(template.getKey()).isEqualTo(template.getValue());
        }
    }

    @Test
    void theBureausOwnTemplateCountsBeforeTheBuiltInOne() throws IOException {
        Files.write(folder.resolve("one-page.docx"), document("本局专用"));

        String text = new PaperTemplates(folder.toString())
                .open("one-page", Locale.SIMPLIFIED_CHINESE)
                .document()
                .getParagraphs()
                .get(0)
                .getText();

        assertThat(text).isEqualTo("本局专用");
    }

    @Test
    void aFileThatIsNoWordDocumentIsRefused() throws IOException {
        Files.writeString(folder.resolve("one-page.docx"), "not a document");

        assertThatThrownBy(() -> new PaperTemplates(folder.toString()).open("one-page", Locale.SIMPLIFIED_CHINESE))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("report.template-unreadable"));
    }

    @Test
    void aPlaceThereIsNotIsRefusedByItsName() throws IOException {
        Files.write(folder.resolve("one-page.docx"), document("{{天气}}"));
        PaperDocument document = new PaperTemplates(folder.toString()).open("one-page", Locale.SIMPLIFIED_CHINESE);

        assertThatThrownBy(() -> document.fill(slot -> {})).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("report.template-place-unknown");
            assertThat(refused.arguments()).containsEntry("seen", "{{天气}}");
        });
    }

    private static byte[] document(String paragraph) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(paragraph);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        }
    }
}
