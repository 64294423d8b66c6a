package io.wanping.report;

import io.wanping.progress.Figure;
import io.wanping.progress.Progress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A short name of a set of figures, printed on every paper that shows them: the beginning of the SHA-256 over all of them as plain text.
 * Two papers with the same name show the same figures. Pure.
 */
final class FiguresId {

    private static final int BYTES = 8;

    private FiguresId() {}

    static String of(List<Progress> figures) {
        StringBuilder text = new StringBuilder();
        for (Progress progress : figures) {
            text.append(progress.asOf()).append(' ').append(progress.groupBy()).append('\n');
            text.append(progress.total().squareMetres()).append('\n');
            progress.targets().forEach(line -> {
                text.append(line.target().code()).append(' ').append(line.reading());
                append(text, line.figure());
            });
            progress.rows().forEach(row -> {
                text.append(row.heading().key()).append(' ').append(row.total().squareMetres());
                row.cells().forEach(cell -> append(text, cell.figure()));
            });
            progress.series()
                    .forEach(series -> series.points()
                            .forEach(point -> text.append(point.month())
                                    .append(' ')
                                    .append(point.done())
                                    .append(' ')
                                    .append(point.scheduled())
                                    .append('\n')));
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void append(StringBuilder text, Figure figure) {
        text.append(' ')
                .append(figure.target())
                .append(' ')
                .append(figure.opening())
                .append(' ')
                .append(figure.moved())
                .append(' ')
                .append(figure.done())
                .append(' ')
                .append(figure.unconfirmed())
                .append(' ')
                .append(figure.timeRate())
                .append(' ')
                .append(figure.lamp())
                .append('\n');
    }
}
