package io.wanping.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.Area;
import io.wanping.zoning.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

    private static final Target.Lamps LIMITS = new Target.Lamps(BigDecimal.TEN, new BigDecimal(30));
    private static final Period PERIOD = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2027, 12, 31));
    /** A third of the period is over. */
    private static final LocalDate A_THIRD = LocalDate.of(2025, 12, 31);

    @Test
    void saysWhatIsReachedWaitingAndMissing() {
        Figure figure =
                Figure.against(area("1000000"), reached("310000.25", "384000.50", "12500"), PERIOD, LIMITS, A_THIRD);

        assertThat(figure.opening()).isEqualTo(area("310000.25"));
        assertThat(figure.thisPeriod()).isEqualTo(area("74000.25"));
        assertThat(figure.done()).isEqualTo(area("384000.50"));
        assertThat(figure.unconfirmed()).isEqualTo(area("12500"));
        assertThat(figure.missing()).isEqualTo(area("615999.50"));
        assertThat(figure.rate()).isEqualByComparingTo("0.3840005");
        assertThat(figure.timeRate()).isEqualByComparingTo("0.3333333333");
        assertThat(figure.gapPoints()).isEqualByComparingTo("5.066717");
        assertThat(figure.lamp()).isEqualTo(Lamp.GREEN);
    }

    @Test
    void neverAddsWhatWaitsForACheckerToWhatIsDone() {
        Figure figure = Figure.against(area("100"), reached("0", "0", "100"), PERIOD, LIMITS, A_THIRD);

        assertThat(figure.done()).isEqualTo(Area.ZERO);
        assertThat(figure.rate()).isEqualByComparingTo("0");
        assertThat(figure.missing()).isEqualTo(area("100"));
    }

    @ParameterizedTest(name = "{0} of 300 000 when a third of the time is over: {1}")
    @CsvSource({
        "70000.01, GREEN", // just less than 10 points behind
        "70000, AMBER", // exactly 10 behind, though a third is no decimal fraction
        "10000, AMBER", // exactly 30 behind
        "9999.99, RED",
        "300000, GREEN",
        "-5000, RED"
    })
    void lightsTheLampByPointsBehindSchedule(String done, Lamp lamp) {
        Figure figure = Figure.against(area("300000"), reached("0", done, "0"), PERIOD, LIMITS, A_THIRD);

        assertThat(figure.lamp()).isEqualTo(lamp);
    }

    @Test
    void takesTheLimitsOfTheLampFromTheTarget() {
        Target.Lamps strict = new Target.Lamps(BigDecimal.ONE, new BigDecimal(2));

        assertThat(Figure.against(area("300000"), reached("0", "94000", "0"), PERIOD, strict, A_THIRD)
                        .lamp())
                .isEqualTo(Lamp.AMBER);
        assertThat(Figure.against(area("300000"), reached("0", "93999.99", "0"), PERIOD, strict, A_THIRD)
                        .lamp())
                .isEqualTo(Lamp.RED);
    }

    @Test
    void isGreenBeforeThePeriodBegins() {
        Figure figure =
                Figure.against(area("300000"), reached("0", "0", "0"), PERIOD, LIMITS, LocalDate.of(2024, 12, 31));

        assertThat(figure.gapPoints()).isEqualByComparingTo("0");
        assertThat(figure.lamp()).isEqualTo(Lamp.GREEN);
    }

    @Test
    void missesNothingOnceTheTargetIsPassed() {
        Figure figure = Figure.against(area("300000"), reached("0", "300000.01", "0"), PERIOD, LIMITS, A_THIRD);

        assertThat(figure.missing()).isEqualTo(Area.ZERO);
    }

    @Test
    void measuresNothingAgainstATargetOfZero() {
        Figure figure = Figure.against(Area.ZERO, reached("0", "500", "0"), PERIOD, LIMITS, A_THIRD);

        assertThat(figure.rate()).isNull();
        assertThat(figure.gapPoints()).isNull();
        assertThat(figure.lamp()).isNull();
        assertThat(figure.done()).isEqualTo(area("500"));
    }

    @Test
    void measuresNothingWhereNoTargetIsSet() {
        Figure figure = Figure.unmeasured(reached("10", "25", "5"));

        assertThat(figure.target()).isNull();
        assertThat(figure.timeRate()).isNull();
        assertThat(figure.lamp()).isNull();
        assertThat(figure.missing()).isNull();
        assertThat(figure.thisPeriod()).isEqualTo(area("15"));
    }

    private static Figure.Reached reached(String opening, String done, String unconfirmed) {
        return new Figure.Reached(area(opening), area(done), area(unconfirmed));
    }

    private static Area area(String squareMetres) {
        return Area.ofSquareMetres(squareMetres);
    }
}
