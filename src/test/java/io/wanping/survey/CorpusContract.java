package io.wanping.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Actor;
import io.wanping.account.Role;
import io.wanping.finding.Finding;
import io.wanping.survey.checking.Answers;
import io.wanping.survey.checking.CellChange;
import io.wanping.survey.checking.CheckRequest;
import io.wanping.survey.checking.CheckedRow;
import io.wanping.survey.checking.CheckedWorkbook;
import io.wanping.survey.checking.Checking;
import io.wanping.survey.corpus.Corpus;
import io.wanping.survey.corpus.Mess;
import io.wanping.survey.reading.UnreadableWorkbook;
import io.wanping.survey.reading.WorkbookReader;
import io.wanping.survey.understanding.RowRole;
import io.wanping.survey.understanding.Understanding;
import io.wanping.survey.understanding.UnderstoodSheet;
import io.wanping.survey.understanding.UnderstoodWorkbook;
import io.wanping.testing.TestLedger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every mess of the corpus through reading, understanding and checking, held against the truth beside it; first-pass accuracy printed. */
abstract class CorpusContract {

    private static final int FEWEST_CASES = 40;

    @Autowired
    private TestLedger ledger;

    @Autowired
    private WorkbookReader reader;

    @Autowired
    private Understanding understanding;

    @Autowired
    private Checking checking;

    private final Score columns = new Score("columns mapped");
    private final Score values = new Score("values right");
    private final Score rows = new Score("rows classified");
    private final Score told = new Score("findings told");
    private final List<String> wrong = new ArrayList<>();

    /** How many of how many were right. */
    private static final class Score {

        private final String name;
        private int right;
        private int all;

        Score(String name) {
            this.name = name;
        }

        void count(boolean good) {
            all++;
            right += good ? 1 : 0;
        }

        @Override
        public String toString() {
            return "%s %d of %d (%.1f %%)".formatted(name, right, all, 100.0 * right / Math.max(1, all));
        }
    }

    @BeforeEach
    void start() {
        ledger.clear();
    }

    @Test
    void readsEveryMessAsItIsMeant() {
        List<Mess> corpus = Corpus.list();
        Map<String, Integer> byLine = new TreeMap<>();
        for (Mess mess : corpus) {
            int before = wrong.size();
            hold(mess);
            byLine.merge(mess.line(), 1, Integer::sum);
            if (wrong.size() > before) {
                System.out.println("corpus: " + mess + " is not read as it is meant");
            }
        }
        System.out.println("corpus: " + corpus.size() + " workbooks " + byLine);
        System.out.println("corpus: first pass " + columns + ", " + values + ", " + rows + ", " + told);

        assertThat(corpus).hasSizeGreaterThanOrEqualTo(FEWEST_CASES);
        assertThat(new HashSet<>(corpus.stream().map(Mess::name).toList())).hasSize(corpus.size());
        assertThat(wrong)
                .as("columns, values, rows and findings that differ from the truth")
                .isEmpty();
    }

    private void hold(Mess mess) {
        UnderstoodWorkbook workbook;
        CheckedWorkbook checked;
        List<Finding> findings = new ArrayList<>();
        try {
            workbook = understanding.understand(reader.read(mess.fileName(), mess.file()), List.of());
            CheckRequest request = new CheckRequest(
                    UUID.randomUUID(),
                    mess.fileName(),
                    "corpus",
                    false,
                    new Actor("editor", "编辑", Set.of(Role.EDITOR), Set.of()),
                    Answers.NONE,
                    Map.of(),
                    null);
            checked = checking.check(workbook, request, done -> {});
            findings.addAll(checking.sheetFindings(workbook, request));
            findings.addAll(checked.findings());
            checked.rows().forEach(row -> findings.addAll(row.findings()));
        } catch (UnreadableWorkbook unreadable) {
            compare(told, mess, "refusal", mess.refusal(), unreadable.code().code());
            return;
        }
        compare(told, mess, "refusal", mess.refusal(), "");
        mess.roles().forEach((table, roles) -> compareRoles(mess, table, roles, workbook));
        mess.columns().forEach((place, field) -> compareColumn(mess, place, field, workbook));
        Map<String, CheckedRow> byPlace = new TreeMap<>();
        checked.rows().forEach(row -> byPlace.put(row.sheet() + "!" + row.row(), row));
        mess.outcomes().forEach((place, outcome) -> {
            CheckedRow row = byPlace.get(place);
            compare(
                    rows,
                    mess,
                    place + " " + (row == null ? findings : row.findings()),
                    outcome.name(),
                    row == null ? "not read" : row.outcome().name());
        });
        mess.values().forEach((place, value) -> compareValue(mess, place, value, byPlace));
        mess.says().forEach(finding -> compareFinding(mess, finding, findings));
    }

    private void compareRoles(Mess mess, String table, String roles, UnderstoodWorkbook workbook) {
        List<RowRole> found = workbook.sheets().stream()
                .filter(sheet -> sheet.key().equals(table))
                .flatMap(sheet -> sheet.roles().values().stream())
                .toList();
        String[] expected = roles.split(" ");
        for (int i = 0; i < Math.max(expected.length, found.size()); i++) {
            compare(
                    rows,
                    mess,
                    table + " row " + (i + 1),
                    i < expected.length ? expected[i] : "no row",
                    i < found.size() ? found.get(i).name() : "no row");
        }
    }

    private void compareColumn(Mess mess, String place, String field, UnderstoodWorkbook workbook) {
        String table = place.substring(0, place.lastIndexOf(' '));
        String letters = place.substring(place.lastIndexOf(' ') + 1);
        String found = workbook.sheets().stream()
                .filter(sheet -> sheet.key().equals(table))
                .map(UnderstoodSheet::columns)
                .flatMap(List::stream)
                .filter(column -> column.letters().equals(letters))
                .map(column -> column.field() == null ? "-" : column.field().name())
                .findFirst()
                .orElse("no column");
        compare(columns, mess, place, field, found);
    }

    private void compareValue(Mess mess, String place, String expected, Map<String, CheckedRow> byPlace) {
        CheckedRow row = byPlace.get(place.substring(0, place.lastIndexOf(' ')));
        String field = place.substring(place.lastIndexOf(' ') + 1);
        Object found = row == null
                ? "no row"
                : row.changes().stream()
                        .filter(change -> change.field().equals(field))
                        .map(CellChange::after)
                        .findFirst()
                        .orElse("");
        String text = found instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : String.valueOf(found);
        if (expected.startsWith("~") && found instanceof BigDecimal area) {
            double wanted = Double.parseDouble(expected.substring(1));
            boolean near = Math.abs(area.doubleValue() - wanted) <= wanted * 0.01;
            compare(values, mess, place, expected, near ? expected : text);
            return;
        }
        compare(values, mess, place, expected, text);
    }

    /** {@code !code place} must not be told. */
    private void compareFinding(Mess mess, String expected, List<Finding> findings) {
        boolean not = expected.startsWith("!");
        String[] parts = (not ? expected.substring(1) : expected).split(" ", 2);
        boolean found = findings.stream()
                .anyMatch(finding -> finding.code().equals(parts[0])
                        && (parts.length == 1 || finding.place().text().equals(parts[1])));
        List<String> seen = findings.stream()
                .map(finding -> finding.code() + " " + finding.place().text())
                .toList();
        compare(told, mess, expected + " among " + seen, String.valueOf(!not), String.valueOf(found));
    }

    private void compare(Score score, Mess mess, String what, String expected, String found) {
        boolean good = expected.equals(found);
        score.count(good);
        if (!good) {
            wrong.add(mess + ": " + what + " should be " + expected + " and is " + found);
        }
    }
}
