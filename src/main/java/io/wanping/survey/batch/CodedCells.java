package io.wanping.survey.batch;

import io.wanping.register.ItemField;
import io.wanping.survey.understanding.ImportField;
import io.wanping.survey.understanding.ValueKind;
import io.wanping.survey.understanding.Words;
import io.wanping.zoning.Street;
import io.wanping.zoning.Zone;
import io.wanping.zoning.Zones;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.springframework.stereotype.Component;

/** Drop-downs for the columns whose values are one of a list. Another value can still be written: the importer says what it makes of it. */
@Component
class CodedCells {

    /** The longest list a spreadsheet takes in a cell's own rule. */
    private static final int LONGEST_LIST = 250;

    private final Words words;
    private final Zones zones;

    CodedCells(Words words, Zones zones) {
        this.words = words;
        this.zones = zones;
    }

    /** The words a field may hold; empty where it may hold anything. */
    List<String> choices(ImportField field) {
        if (field.kind() == ValueKind.YES_NO) {
            return List.of("是", "否");
        }
        if (field.kind() == ValueKind.CHOICE) {
            return words.usual(String.valueOf(field.words()));
        }
        if (field.itemField() == ItemField.DECLARED_ZONE) {
            return zones.listZones().stream().map(Zone::name).toList();
        }
        if (field.itemField() == ItemField.DECLARED_STREET) {
            return zones.listStreets().stream().map(Street::name).toList();
        }
        return List.of();
    }

    /** Rows and column from 0, both rows included. */
    void offer(Sheet sheet, ImportField field, int firstRow, int lastRow, int column) {
        List<String> choices = choices(field);
        if (choices.isEmpty() || String.join(",", choices).length() > LONGEST_LIST) {
            return;
        }
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createExplicitListConstraint(choices.toArray(String[]::new)),
                new CellRangeAddressList(firstRow, Math.max(firstRow, lastRow), column, column));
        validation.setErrorStyle(DataValidation.ErrorStyle.WARNING);
        validation.setShowErrorBox(true);
        sheet.addValidationData(validation);
    }
}
