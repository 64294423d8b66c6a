package io.wanping.report;

import io.wanping.account.Audience;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.journal.FigureKind;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Papers to download. A paper is made whole before a byte of it is sent, so that a refusal is a problem and never half a file. */
@RestController
class ReportController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private static final MediaType PPTX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.presentationml.presentation");

    /** What both databases and every calendar can hold; the same as for figures. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2999;

    private final Papers papers;
    private final MonthlyWorkbook workbook;
    private final WordPapers wordPapers;
    private final OnePageSlides slides;

    ReportController(Papers papers, MonthlyWorkbook workbook, WordPapers wordPapers, OnePageSlides slides) {
        this.papers = papers;
        this.workbook = workbook;
        this.wordPapers = wordPapers;
        this.slides = slides;
    }

    @GetMapping("/api/reports/monthly.xlsx")
    ResponseEntity<byte[]> monthlyWorkbook(
            @RequestParam String month,
            @RequestParam(defaultValue = "reported") String figures,
            @RequestParam(defaultValue = "internal") String audience,
            @RequestParam(required = false) @Nullable String language,
            Locale locale) {
        return download(question(month, figures, audience, language, locale), "monthly", "xlsx", XLSX, workbook::write);
    }

    @GetMapping("/api/reports/monthly.docx")
    ResponseEntity<byte[]> specialReport(
            @RequestParam String month,
            @RequestParam(defaultValue = "reported") String figures,
            @RequestParam(defaultValue = "internal") String audience,
            @RequestParam(required = false) @Nullable String language,
            Locale locale) {
        return download(
                question(month, figures, audience, language, locale),
                "special",
                "docx",
                DOCX,
                wordPapers::writeSpecialReport);
    }

    @GetMapping("/api/reports/onepage.docx")
    ResponseEntity<byte[]> onePage(
            @RequestParam String month,
            @RequestParam(defaultValue = "reported") String figures,
            @RequestParam(defaultValue = "internal") String audience,
            @RequestParam(required = false) @Nullable String language,
            Locale locale) {
        return download(
                question(month, figures, audience, language, locale),
                "onepage",
                "docx",
                DOCX,
                wordPapers::writeOnePage);
    }

    @GetMapping("/api/reports/onepage.pptx")
    ResponseEntity<byte[]> onePageSlide(
            @RequestParam String month,
            @RequestParam(defaultValue = "reported") String figures,
            @RequestParam(defaultValue = "internal") String audience,
            @RequestParam(required = false) @Nullable String language,
            Locale locale) {
        return download(question(month, figures, audience, language, locale), "onepage", "pptx", PPTX, slides::write);
    }

    private ResponseEntity<byte[]> download(
            PaperQuestion question, String kind, String extension, MediaType type, Function<Paper, byte[]> writer) {
        Paper paper = papers.gather(question);
        byte[] content = writer.apply(paper);
        String file = kind + "-" + question.month() + (paper.isInternal() ? "" : "-external") + "." + extension;
        papers.recordDownload(file, paper);
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(papers.fileName(paper, kind) + "." + extension, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Wanping-Figures", paper.figuresId())
                .body(content);
    }

    private static PaperQuestion question(
            String month, String figures, String audience, @Nullable String language, Locale locale) {
        return new PaperQuestion(
                month(month),
                choice(FigureKind.class, figures, ReportFinding.FIGURES_UNKNOWN, "figures"),
                choice(Audience.class, audience, ReportFinding.AUDIENCE_UNKNOWN, "audience"),
                language(language, locale));
    }

    private static YearMonth month(String text) {
        try {
            if (text.matches("\\d{4}-\\d{2}")) {
                YearMonth month = YearMonth.parse(text);
                if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) {
                    return month;
                }
            }
        } catch (DateTimeException noMonth) {
            // answered below like any other text that is no month
        }
        throw Refused.because(ReportFinding.MONTH_UNREADABLE.at(new Place.Field("month"), "seen", shortened(text)));
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text, ReportFinding unknown, String field) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> Refused.because(unknown.at(new Place.Field(field), "seen", shortened(text))));
    }

    private static Locale language(@Nullable String language, Locale locale) {
        String wanted = language == null || language.isBlank() ? locale.getLanguage() : language.strip();
        return wanted.equalsIgnoreCase("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
