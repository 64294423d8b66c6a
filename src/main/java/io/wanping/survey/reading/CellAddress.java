package io.wanping.survey.reading;

/** Excel addresses as people see them: {@code F12}. Rows count from 1, columns from 0. */
public final class CellAddress {

    private static final int LETTERS = 26;

    private CellAddress() {}

    public static String of(int row, int column) {
        return letters(column) + row;
    }

    public static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.toString();
    }

    /** Index of a column by its letters; -1 when these are no column letters. */
    public static int column(String letters) {
        if (!letters.matches("[A-Z]{1,3}")) {
            return -1;
        }
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * LETTERS + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }
}
