package io.wanping.survey.reading;

import java.math.BigDecimal;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** One cell of an .xlsx, as the library gives it, as a raw cell. */
final class CellReading {

    private final CellValues values;

    CellReading(boolean from1904) {
        this.values = new CellValues(from1904);
    }

    RawCell read(Cell cell) {
        Object value = cell.getValue();
        boolean formula = cell.getFormula() != null;
        if (cell.getType() == CellType.ERROR || isErrorText(cell, value)) {
            return values.error(cell.getRawValue() == null ? "" : cell.getRawValue(), formula);
        }
        if (value == null) {
            return formula
                    ? new RawCell(RawCell.Kind.UNCALCULATED, "=" + cell.getFormula(), null, null, null, true)
                    : RawCell.EMPTY;
        }
        if (value instanceof BigDecimal number) {
            return values.number(
                    number, CellValues.dateForm(cell.getDataFormatId(), cell.getDataFormatString()), formula);
        }
        if (value instanceof Boolean truth) {
            return values.truth(truth, formula);
        }
        return values.text(value.toString(), formula);
    }

    private static boolean isErrorText(Cell cell, @Nullable Object value) {
        // A formula's error value arrives as text.
        return cell.getType() == CellType.FORMULA
                && value instanceof String text
                && text.matches("#(REF!|N/A|NAME\\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)");
    }
}
