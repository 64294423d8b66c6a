package io.wanping.survey.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.RawCell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each line is a way people fill in a cell. */
class ValueReadingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // seen | unit of the column | read as ㎡ | remark
                "1234.5 | | 1234.5 |",
                "1,234.5 | | 1234.5 |",
                "1，234.5 | | 1234.5 |",
                "１２３４ | | 1234 |",
                "1 234 | | 1234 |",
                "+5 | | 5 |",
                ".5 | | 0.5 |",
                "约1.2万 | | 12000 | NUMBER_APPROXIMATE",
                "1.2万左右 | | 12000 | NUMBER_APPROXIMATE",
                "3000余㎡ | | 3000 | NUMBER_APPROXIMATE",
                "1.2-1.5万 | | 12000 | NUMBER_RANGE",
                "1.2～1.5万㎡ | | 12000 | NUMBER_RANGE",
                "8000-1.2万 | | 8000 | NUMBER_RANGE",
                "1000至1500平方米 | | 1000 | NUMBER_RANGE",
                ">3000 | | 3000 | NUMBER_RANGE",
                "≥3000㎡ | | 3000 | NUMBER_RANGE",
                "3000以上 | | 3000 | NUMBER_RANGE",
                "<3000 | | | NUMBER_UNBOUNDED",
                "不足3000 | | | NUMBER_UNBOUNDED",
                "2.5 | 万㎡ | 25000 |",
                "2.5万 | 万㎡ | 25000 |",
                "2.5万㎡ | 亩 | 25000 |",
                "3亩 | ㎡ | 2000 |",
                "30亩 | | 20000 |",
                "1.5公顷 | | 15000 |",
                "0.01平方公里 | | 10000 |",
                "500m2 | | 500 |",
                "500 M² | | 500 |",
                "500平米 | | 500 |",
                "详见说明 | | | NOT_A_NUMBER",
                "三千 | | | NOT_A_NUMBER",
                "22-02 | | | NOT_A_NUMBER",
                "1,23 | | | NOT_A_NUMBER",
                "1.2.3 | | | NOT_A_NUMBER",
                "5t/㎡ | | | UNIT_IN_CELL_UNKNOWN",
                "12米 | | | UNIT_IN_CELL_UNKNOWN",
            })
    void readsAreas(String seen, @Nullable String unit, @Nullable BigDecimal expected, @Nullable String remark) {
        Parsed<BigDecimal> parsed = NumberReading.read(
                RawCell.text(seen),
                Dimension.AREA,
                unit == null ? null : Unit.find(unit).orElseThrow());

        if (expected == null) {
            assertThat(parsed.value()).isNull();
        } else {
            assertThat(parsed.value()).isEqualByComparingTo(expected);
        }
        assertRemark(parsed, remark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "—", "——", "/", "\\", "无", "待定", "详见附件", "－", "N/A", "不详", "暂无"})
    void takesNothingForEmptyAndNeverForZero(String seen) {
        for (Parsed<?> parsed : List.of(
                NumberReading.read(RawCell.text(seen), Dimension.AREA, null),
                NumberReading.readWhole(RawCell.text(seen)),
                DateReading.read(RawCell.text(seen)),
                TextReading.read(RawCell.text(seen)),
                TextReading.readCode(RawCell.text(seen)),
                ChoiceReading.readYesNo(RawCell.text(seen)))) {
            assertThat(parsed.value()).isNull();
            assertThat(parsed.remarks()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | t/㎡ | 19.6133",
                "500 | kg/㎡ | 4.903325",
                "5kN/㎡ | t/㎡ | 5",
                "1吨/平方米 | | 9.80665",
                "7.5 | | 7.5"
            })
    void readsLoads(String seen, @Nullable String unit, BigDecimal expected) {
        Parsed<BigDecimal> parsed = NumberReading.read(
                RawCell.text(seen),
                Dimension.LOAD,
                unit == null ? null : Unit.find(unit).orElseThrow());

        assertThat(parsed.value()).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6 | 6 |",
                "6层 | 6 |",
                "6F | 6 |",
                "2部 | 2 |",
                "约12家 | 12 | NUMBER_APPROXIMATE",
                "5.5 | | NOT_A_WHOLE_NUMBER",
                "五 | | NOT_A_NUMBER",
                "4(局部5) | | NOT_A_NUMBER",
            })
    void readsWholeNumbers(String seen, @Nullable Integer expected, @Nullable String remark) {
        Parsed<Integer> parsed = NumberReading.readWhole(RawCell.text(seen));

        assertThat(parsed.value()).isEqualTo(expected);
        assertRemark(parsed, remark);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-05-01 | 2024-05-01 |",
                "2024/5/1 | 2024-05-01 |",
                "2024.5.1 | 2024-05-01 |",
                "２０２４年５月１日 | 2024-05-01 |",
                "2024年5月1号 | 2024-05-01 |",
                "24/5/1 | 2024-05-01 |",
                "20240501 | 2024-05-01 |",
                "2024-05-01 00:00:00 | 2024-05-01 |",
                "2024年5月 | 2024-05-31 | DATE_IMPRECISE",
                "2024.5 | 2024-05-31 | DATE_IMPRECISE",
                "2024.10 | 2024-10-31 | DATE_IMPRECISE",
                "202405 | 2024-05-31 | DATE_IMPRECISE",
                "2024年2月底 | 2024-02-29 | DATE_IMPRECISE",
                "2024年底 | 2024-12-31 | DATE_IMPRECISE",
                "2024年 | 2024-12-31 | DATE_IMPRECISE",
                "2024年三季度 | 2024-09-30 | DATE_IMPRECISE",
                "2024Q1 | 2024-03-31 | DATE_IMPRECISE",
                "2024年上半年 | 2024-06-30 | DATE_IMPRECISE",
                "2024-13-01 | | NOT_A_DATE",
                "2024-02-30 | | NOT_A_DATE",
                "尽快 | | NOT_A_DATE",
                "5月底 | | NOT_A_DATE",
            })
    void readsDates(String seen, @Nullable LocalDate expected, @Nullable String remark) {
        Parsed<SurveyDate> parsed = DateReading.read(RawCell.text(seen));

        assertThat(parsed.value() == null ? null : parsed.value().day()).isEqualTo(expected);
        assertRemark(parsed, remark);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024.5 | 2024-05-31 | DATE_IMPRECISE",
                "2024.1 | | DATE_AMBIGUOUS",
                "2024.12 | 2024-12-31 | DATE_IMPRECISE",
                "45413 | 2024-05-01 |",
                "2024 | 2024-12-31 | DATE_IMPRECISE",
                "202405 | 2024-05-31 | DATE_IMPRECISE",
                "20240501 | 2024-05-01 |",
                "12 | | NOT_A_DATE",
            })
    void readsNumbersAsDates(BigDecimal seen, @Nullable LocalDate expected, @Nullable String remark) {
        Parsed<SurveyDate> parsed = DateReading.read(number(seen));

        assertThat(parsed.value() == null ? null : parsed.value().day()).isEqualTo(expected);
        assertRemark(parsed, remark);
    }

    @ParameterizedTest
    @CsvSource({"1985,1985", "1985年,1985", "1985年6月,1985", "1985.6,1985", "1985-06-01,1985"})
    void readsYears(String seen, int expected) {
        assertThat(DateReading.readYear(RawCell.text(seen)).value()).isEqualTo(expected);
        assertThat(DateReading.readYear(number(new BigDecimal("1985.1"))).value())
                .isEqualTo(1985);
    }

    @ParameterizedTest
    @CsvSource({"是,true", "√,true", "Y,true", "1,true", "☑,true", "否,false", "×,false", "N,false", "0,false", "□,false"
    })
    void readsYesAndNo(String seen, boolean expected) {
        assertThat(ChoiceReading.readYesNo(RawCell.text(seen)).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"储备", " 储 备 ", "①储备", "1 储备", "1.储备", "(1)储备", "储备（部分）", "RESERVE", "□优化☑储备□释放", "■储备 □优化"})
    void readsChoices(String seen) {
        Map<String, String> words = Map.of("储备", "RESERVE", "优化", "OPTIMISE", "释放", "RELEASE", "reserve", "RESERVE");

        assertThat(ChoiceReading.read(RawCell.text(seen), words, List.of("储备")).value())
                .isEqualTo("RESERVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"也许", "☑储备☑优化", "储备优化"})
    void refusesNoneOrTwoOfTheChoices(String seen) {
        Map<String, String> words = Map.of("储备", "RESERVE", "优化", "OPTIMISE");

        assertRemark(ChoiceReading.read(RawCell.text(seen), words, List.of("储备")), "NOT_A_CHOICE");
    }

    @ParameterizedTest
    @CsvSource({"YEAR_MONTH,22-02", "MONTH_DAY,2-1"})
    void rebuildsACodeThatBecameADate(RawCell.DateForm form, String expected) {
        LocalDate day = LocalDate.of(2022, 2, 1);
        Parsed<String> parsed =
                TextReading.readCode(new RawCell(RawCell.Kind.DATE, day.toString(), BigDecimal.ONE, day, form, false));

        assertThat(parsed.value()).isEqualTo(expected);
        assertRemark(parsed, "CODE_BECAME_DATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3101060010010000", "31010600100100000"})
    void refusesANumberWhoseLastDigitsExcelHasLost(BigDecimal seen) {
        assertRemark(TextReading.readCode(number(seen)), "DIGITS_LOST");
        assertRemark(TextReading.readCode(RawCell.text("1.7005E+15")), "DIGITS_LOST");
        assertThat(TextReading.readCode(number(new BigDecimal("31010600100"))).value())
                .isEqualTo("31010600100");
    }

    private static RawCell number(BigDecimal number) {
        return new RawCell(RawCell.Kind.NUMBER, number.toPlainString(), number, null, null, false);
    }

    private static void assertRemark(Parsed<?> parsed, @Nullable String remark) {
        assertThat(parsed.remarks())
                .extracting(Remark::code)
                .isEqualTo(remark == null ? List.of() : List.of(SurveyFinding.valueOf(remark)));
    }
}
