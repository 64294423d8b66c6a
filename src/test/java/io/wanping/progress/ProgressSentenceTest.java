package io.wanping.progress;

import static io.wanping.progress.SomeTarget.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.finding.Texts;
import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.FigureKind;
import io.wanping.zoning.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgressSentenceTest {

    /** A third of the three years is over. */
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    private static final Target RESERVE =
            aTarget(AreaAccount.RESERVE, 1_000_000).build();
    private static final Target OPTIMISE =
            aTarget(AreaAccount.OPTIMISE, 1_000_000).build();
    private static final Target VALLEY = aTarget("DATALINK_RELEASE", AreaAccount.RELEASE, 100_000)
            .onlyIn("DATALINK_VALLEY")
            .apart()
            .build();

    private final ProgressSentence sentence = new ProgressSentence(new Texts());

    @Test
    void saysInChineseWhatEveryPaperBeginsWith() {
        Progress progress = progress(line(RESERVE, "384000.49"), line(OPTIMISE, "333400"), line(VALLEY, "1234.56"));

        assertThat(sentence.of(progress, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("截至2025年12月31日，累计储备38.40万㎡，完成率38.4%，快于序时进度5.1个百分点；"
                        + "累计优化33.34万㎡，完成率33.3%，与序时进度持平；"
                        + "单列指标数通链谷释放0.12万㎡，完成率1.2%，慢于序时进度32.1个百分点。");
    }

    @Test
    void saysTheSameInEnglish() {
        assertThat(sentence.of(progress(line(RESERVE, "384000.49"), line(VALLEY, "1234.56")), Locale.ENGLISH))
                .isEqualTo("As of 31 December 2025: RESERVE 384,000 ㎡, 38.4 % of target, 5.1 points ahead of schedule; "
                        + "separate target DATALINK_RELEASE 1,235 ㎡, 1.2 % of target, 32.1 points behind schedule.");
    }

    @Test
    void leavesOutTheRateWhereThereIsNothingToMeasureAgainst() {
        Target none = aTarget(AreaAccount.RESERVE, 0).build();

        assertThat(sentence.of(progress(line(none, "5000")), Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("截至2025年12月31日，累计储备0.50万㎡。");
    }

    private static Progress progress(Progress.TargetFigure... lines) {
        return new Progress(
                AS_OF,
                Instant.EPOCH,
                Grouping.TARGET,
                FigureKind.CURRENT,
                null,
                Area.ZERO,
                List.of(),
                Stream.of(lines).toList(),
                List.of(),
                List.of());
    }

    private static Progress.TargetFigure line(Target target, String done) {
        Figure figure = Figure.against(
                target.target(),
                new Figure.Reached(Area.ZERO, Area.ofSquareMetres(done), Area.ZERO),
                new Period(target.periodStart(), target.periodEnd()),
                target.lamps(),
                AS_OF);
        return new Progress.TargetFigure(target, target.reading(), figure);
    }
}
