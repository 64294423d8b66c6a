package io.wanping.progress;

import io.wanping.finding.Texts;
import io.wanping.geo.Area;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The sentence every paper begins with: 截至X年X月X日，累计储备XX万㎡，完成率XX%，快于（慢于）序时进度X个百分点. Rounds only here: 万㎡ to two
 * decimals, rates and points to one, half up; what rounds to no difference is called level.
 */
@Component
public class ProgressSentence {

    private final Texts texts;

    ProgressSentence(Texts texts) {
        this.texts = texts;
    }

    /** All targets in one sentence. */
    public String of(Progress progress, Locale locale) {
        String parts = progress.targets().stream()
                .map(line -> part(line, locale))
                .collect(Collectors.joining(texts.text("progress.sentence.between", locale)));
        return texts.text("progress.sentence", Map.of("date", date(progress.asOf(), locale), "parts", parts), locale);
    }

    private String part(Progress.TargetFigure line, Locale locale) {
        Figure figure = line.figure();
        String key = "progress.sentence." + (line.target().separate() ? "separate" : "target");
        String reached = texts.text(
                key,
                Map.of(
                        "name",
                        english(locale) ? line.target().nameEn() : line.target().name(),
                        "area",
                        area(figure.done(), locale)),
                locale);
        BigDecimal rate = figure.rate();
        BigDecimal gap = figure.gapPoints();
        if (rate == null || gap == null) {
            return reached;
        }
        return reached
                + texts.text(
                        "progress.sentence.rate",
                        Map.of("rate", oneDecimal(rate.movePointRight(2)), "pace", pace(gap, locale)),
                        locale);
    }

    private String pace(BigDecimal gapPoints, Locale locale) {
        BigDecimal points = gapPoints.setScale(1, RoundingMode.HALF_UP);
        String key = points.signum() == 0 ? "level" : points.signum() > 0 ? "ahead" : "behind";
        return texts.text("progress.sentence." + key, Map.of("points", oneDecimal(points.abs())), locale);
    }

    private String date(LocalDate day, Locale locale) {
        Locale language = english(locale) ? Locale.ENGLISH : Locale.CHINESE;
        return DateTimeFormatter.ofPattern(texts.text("progress.sentence.date", locale), language)
                .format(day);
    }

    private static String oneDecimal(BigDecimal number) {
        return number.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    /** In the unit the texts of the language name: 万㎡ in Chinese, ㎡ in English, which has no word for ten thousand. */
    private static String area(Area area, Locale locale) {
        if (!english(locale)) {
            return area.wan().setScale(2, RoundingMode.HALF_UP).toPlainString();
        }
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(area.squareMetres());
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
