package io.wanping.survey.understanding;

import java.util.List;

/** Where the headings stand, and what was made of them. {@code columns} are by column index. */
record HeaderBand(int firstRow, int lastRow, SheetKind kind, List<HeaderText> headers, double score) {

    List<Integer> rows() {
        return java.util.stream.IntStream.rangeClosed(firstRow, lastRow).boxed().toList();
    }
}
