package io.wanping.survey.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaEvaluationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=1+2*3|7",
                "=(1+2)*3|9",
                "=-B1+10|-2",
                "=B1/C1|3",
                "=SUM(B1:C1,5)|21",
                "=ROUND(B1/7,2)|1.71",
                "=$B$1*50%|6",
                "=AVERAGE(B1:C1)|8",
                "=MAX(B1:C1)-MIN(B1:C1)|8",
                "=INT(B1/5)|2"
            })
    void worksOutArithmetic(String formula, String value) {
        RawCell cell = evaluated(formula);

        assertThat(cell.kind()).isEqualTo(RawCell.Kind.NUMBER);
        assertThat(cell.number()).isEqualByComparingTo(value);
        assertThat(cell.formula()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=A1",
                "=A1+1",
                "=1/0",
                "=INDIRECT(\"B1\")",
                "=Sheet2!B1",
                "=[1]Sheet1!B1",
                "=WEBSERVICE(\"http://127.0.0.1\")",
                "=IF(B1>1,2,3)",
                "=D1*2",
                "=1+",
                "=ROUND(B1,99)",
                "=((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))"
            })
    void leavesAloneWhatIsNotSafeOrHasNoAnswer(String formula) {
        assertThat(evaluated(formula).kind()).isEqualTo(RawCell.Kind.UNCALCULATED);
    }

    @Test
    void doesNotGrowNumbersUntilTheyFillTheMemory() {
        List<RawRow> rows = new ArrayList<>();
        rows.add(new RawRow(1, List.of(number("1" + "0".repeat(300))), false));
        for (int row = 2; row < 50; row++) {
            rows.add(new RawRow(row, List.of(formula("=A" + (row - 1) + "*A" + (row - 1) + "+1")), false));
        }

        RawSheet evaluated = FormulaEvaluation.evaluate(new RawSheet("表", false, rows, List.of(), List.of(), 1));

        assertThat(evaluated.rows().get(48).cell(0).kind()).isEqualTo(RawCell.Kind.UNCALCULATED);
        assertThat(new CellValues(false)
                        .number(new BigDecimal("1E300000000"), null, false)
                        .text())
                .isEqualTo("1E+300000000");
    }

    /** The formula in A1; B1 is 12, C1 is 4, D1 a word. */
    private static RawCell evaluated(String formula) {
        RawRow row = new RawRow(1, List.of(formula(formula), number("12"), number("4"), RawCell.text("词")), false);
        return FormulaEvaluation.evaluate(new RawSheet("表", false, List.of(row), List.of(), List.of(), 4))
                .rows()
                .get(0)
                .cell(0);
    }

    private static RawCell formula(String text) {
        return new RawCell(RawCell.Kind.UNCALCULATED, text, null, null, null, true);
    }

    private static RawCell number(String text) {
        return new RawCell(RawCell.Kind.NUMBER, text, new BigDecimal(text), null, null, false);
    }
}
