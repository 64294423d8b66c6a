package io.wanping.survey.reading;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.survey.findings.SurveyFinding;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table in a text file (.csv, .txt) as a workbook of one sheet. The encoding is told by the byte order mark, else it is UTF-8 where the
 * bytes are valid as such, else GBK; the delimiter is the one that parts the first lines most evenly. Quoted cells may hold delimiters,
 * quotes and line ends. A row's number is its record's number, as Excel shows it when it opens the file.
 *
 * <p>Digits that a number would lose (leading zeros, more than 15 digits, a final zero) make a cell text.
 */
final class TextFile {

    private static final String DELIMITERS = ",\t;|，";
    private static final int RECORDS_SNIFFED = 60;
    private static final int CHARACTERS_SNIFFED = 200_000;
    private static final int LONGEST_CELL = 1 << 20;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,14})(?:\\.\\d*[1-9])?");
    private static final Pattern MARKUP =
            Pattern.compile("(?is)^\\s*<(?:!doctype|html|table|meta|head|\\?xml|\\?mso).*");
    private static final String SHEET = "Sheet1";

    private final String fileName;
    private final ReadingLimits limits;

    TextFile(String fileName, ReadingLimits limits) {
        this.fileName = fileName;
        this.limits = limits;
    }

    /** Whether the first bytes could be those of a text. */
    static boolean looksLikeText(byte[] bytes) {
        if (hasWideMark(bytes)) {
            return true;
        }
        int length = Math.min(bytes.length, 8192);
        for (int i = 0; i < length; i++) {
            int code = bytes[i] & 0xFF;
            if (code < 0x20 && code != '\t' && code != '\r' && code != '\n' && code != 0x0C && code != 0x1A) {
                return false;
            }
        }
        String head = new String(bytes, 0, Math.min(length, 1024), StandardCharsets.ISO_8859_1);
        String marked = head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head;
        return !MARKUP.matcher(marked).matches() && !marked.startsWith("%PDF") && !marked.startsWith("{\\rt");
    }

    RawWorkbook read(byte[] bytes) {
        Decoded decoded = decode(bytes);
        String text = decoded.text();
        Character declared = declaredDelimiter(text);
        String body = declared == null ? text : text.substring(text.indexOf('\n') + 1);
        int firstNumber = declared == null ? 1 : 2;
        char delimiter = declared == null ? sniff(body) : declared;
        List<RawRow> rows = new ArrayList<>();
        int[] widest = {0};
        split(
                body,
                delimiter,
                Integer.MAX_VALUE,
                (number, cells) -> take(number + firstNumber - 1, cells, rows, widest));
        if (rows.isEmpty()) {
            throw new UnreadableWorkbook(SurveyFinding.WORKBOOK_EMPTY, "seen", 1);
        }
        Finding told = SurveyFinding.TEXT_FILE_READ.at(
                new Place.Workbook(fileName), "encoding", decoded.encoding(), "delimiter", shown(delimiter));
        RawSheet sheet = new RawSheet(SHEET, false, List.copyOf(rows), List.of(), List.of(), widest[0]);
        return new RawWorkbook(fileName, List.of(sheet), List.of(told));
    }

    private void take(int number, List<String> texts, List<RawRow> rows, int[] widest) {
        List<RawCell> cells = new ArrayList<>(texts.size());
        int used = 0;
        for (int i = 0; i < texts.size(); i++) {
            RawCell cell = cell(texts.get(i));
            cells.add(cell);
            used = cell.isEmpty() ? used : i + 1;
        }
        if (used == 0) {
            return;
        }
        widest[0] = Math.max(widest[0], used);
        if (used > limits.columns()) {
            throw new UnreadableWorkbook(
                    new Place.Cell(SHEET, CellAddress.of(number, used - 1)),
                    SurveyFinding.TOO_MANY_COLUMNS,
                    "seen",
                    used,
                    "most",
                    limits.columns());
        }
        rows.add(new RawRow(number, List.copyOf(cells.subList(0, used)), false));
        if (rows.size() > limits.rows()) {
            throw new UnreadableWorkbook(new Place.Sheet(SHEET), SurveyFinding.TOO_MANY_ROWS, "most", limits.rows());
        }
    }

    private static RawCell cell(String text) {
        String plain = text.strip();
        // ="00123" is how some programs keep a code from being taken for a number
        if (plain.matches("=\"[^\"]*\"")) {
            return RawCell.text(plain.substring(2, plain.length() - 1));
        }
        if (NUMBER.matcher(plain).matches() && plain.replaceAll("\\D", "").length() <= 15) {
            return new RawCell(RawCell.Kind.NUMBER, plain, new BigDecimal(plain), null, null, false);
        }
        return RawCell.text(plain);
    }

    private record Decoded(String text, String encoding) {}

    private static boolean hasWideMark(byte[] bytes) {
        return bytes.length >= 2
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
    }

    private static Decoded decode(byte[] bytes) {
        if (hasWideMark(bytes)) {
            Charset wide = bytes[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return decoded(bytes, 2, wide, "UTF-16");
        }
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        if (marked) {
            return decoded(bytes, 3, StandardCharsets.UTF_8, "UTF-8 (BOM)");
        }
        String utf8 = strictly(bytes, 0, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return new Decoded(checked(utf8), "UTF-8");
        }
        return decoded(bytes, 0, Charset.forName("GB18030"), "GBK");
    }

    private static Decoded decoded(byte[] bytes, int from, Charset charset, String name) {
        String text = strictly(bytes, from, charset);
        if (text == null) {
            throw new UnreadableWorkbook(SurveyFinding.NOT_A_WORKBOOK, "seen", "?");
        }
        return new Decoded(checked(text), name);
    }

    /** Zero characters say that the bytes were never text. */
    private static String checked(String text) {
        if (text.indexOf('\0') >= 0
                || MARKUP.matcher(text.substring(0, Math.min(500, text.length())))
                        .matches()) {
            throw new UnreadableWorkbook(SurveyFinding.NOT_A_WORKBOOK, "seen", text.indexOf('\0') >= 0 ? "?" : "HTML");
        }
        return text;
    }

    private static @Nullable String strictly(byte[] bytes, int from, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException not) {
            return null;
        }
    }

    /** {@code sep=;} in the first line, as Excel writes it. */
    private static @Nullable Character declaredDelimiter(String text) {
        int end = text.indexOf('\n');
        String first = (end < 0 ? text : text.substring(0, end)).strip();
        return end >= 0 && first.matches("(?i)sep=.") ? first.charAt(4) : null;
    }

    private static char sniff(String text) {
        String head = text.substring(0, Math.min(text.length(), CHARACTERS_SNIFFED));
        char best = ',';
        double bestScore = 0;
        for (char delimiter : DELIMITERS.toCharArray()) {
            Map<Integer, Integer> widths = new TreeMap<>();
            int[] records = {0};
            split(head, delimiter, RECORDS_SNIFFED, (number, cells) -> {
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    records[0]++;
                    widths.merge(cells.size(), 1, Integer::sum);
                }
            });
            // The commonest width of more than one cell, by how many lines have it.
            double score = 0;
            for (Map.Entry<Integer, Integer> width : widths.entrySet()) {
                if (width.getKey() > 1) {
                    double share = (double) width.getValue() / Math.max(1, records[0]);
                    score = Math.max(score, share * share * Math.log(width.getKey() + 1.0));
                }
            }
            if (score > bestScore + 1e-9) {
                best = delimiter;
                bestScore = score;
            }
        }
        return best;
    }

    private interface Records {
        void take(int number, List<String> cells);
    }

    private static void split(String text, char delimiter, int most, Records records) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int number = 0;
        for (int i = 0; i < text.length() && number < most; i++) {
            char next = text.charAt(i);
            if (quoted) {
                boolean escaped = next == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (escaped) {
                    cell.append('"');
                    i++;
                } else if (next == '"') {
                    quoted = false;
                } else {
                    cell.append(next);
                }
            } else if (next == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else if (next == delimiter) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (next == '\n' || next == '\r') {
                if (next == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                cells.add(cell.toString());
                cell.setLength(0);
                records.take(++number, List.copyOf(cells));
                cells.clear();
            } else {
                cell.append(next);
            }
            if (cell.length() > LONGEST_CELL) {
                throw new UnreadableWorkbook(SurveyFinding.DAMAGED, "seen", "\"");
            }
        }
        if (number < most && (cell.length() > 0 || !cells.isEmpty())) {
            cells.add(cell.toString());
            records.take(number + 1, cells);
        }
    }

    private static String shown(char delimiter) {
        return delimiter == '\t' ? "Tab" : String.valueOf(delimiter);
    }
}
