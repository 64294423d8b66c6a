package io.wanping.survey.reading;

import io.wanping.survey.findings.SurveyFinding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Proves a file whole and harmless before anything reads it: what kind it is by its bytes (the name says nothing), every part inflated
 * once against its checksum, limits kept while inflating, no DOCTYPE anywhere. A part that inflates too far is left at the limit.
 */
final class Integrity {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
    private static final long RATIO_ASKED_FROM_BYTES = 4L << 20;
    private static final int LARGEST_CONTENT_TYPES = 1 << 20;
    private static final String CONTENT_TYPES = "[Content_Types].xml";

    private final ReadingLimits limits;
    private long inflated;
    private boolean macros;

    private Integrity(ReadingLimits limits) {
        this.limits = limits;
    }

    /**
     * @return whether it carries macros
     * @throws UnreadableWorkbook when the bytes are not a whole, harmless .xlsx or .xlsm
     */
    static boolean check(byte[] bytes, ReadingLimits limits) {
        Integrity integrity = new Integrity(limits);
        integrity.checkZip(bytes);
        return integrity.macros;
    }

    /** Kinds of file that are read. */
    enum Format {
        XLSX,
        XLS,
        TEXT
    }

    /**
     * What the first bytes tell: quick, for an answer at once.
     *
     * @throws UnreadableWorkbook when they are those of no file that is read
     */
    static Format checkKind(byte[] bytes) {
        if (bytes.length == 0) {
            throw new UnreadableWorkbook(SurveyFinding.FILE_EMPTY);
        }
        if (startsWith(bytes, OLE2)) {
            refuseOtherOle2(bytes);
            return Format.XLS;
        }
        if (startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP)) {
            return Format.XLSX;
        }
        if (isBareBiff(bytes)) {
            throw new UnreadableWorkbook(SurveyFinding.OLD_WORKBOOK);
        }
        if (TextFile.looksLikeText(bytes)) {
            return Format.TEXT;
        }
        throw new UnreadableWorkbook(SurveyFinding.NOT_A_WORKBOOK, "seen", appearance(bytes));
    }

    /** The formats before Excel 5 begin with a record of their own. */
    private static boolean isBareBiff(byte[] bytes) {
        return bytes.length > 4
                && bytes[0] == 9
                && (bytes[1] == 0 || bytes[1] == 2 || bytes[1] == 4 || bytes[1] == 8)
                && (bytes[2] == 4 || bytes[2] == 6 || bytes[2] == 8)
                && bytes[3] == 0;
    }

    private void checkZip(byte[] bytes) {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            if (entries.size() > limits.entries()) {
                throw new UnreadableWorkbook(
                        SurveyFinding.TOO_MANY_PARTS, "seen", entries.size(), "most", limits.entries());
            }
            refuseOtherKinds(zip, entries);
            for (ZipArchiveEntry entry : entries) {
                checkEntry(zip, entry);
            }
        } catch (UnreadableWorkbook known) {
            throw known;
        } catch (IOException | RuntimeException damage) {
            throw new UnreadableWorkbook(SurveyFinding.DAMAGED, "seen", "ZIP");
        }
    }

    private void refuseOtherKinds(ZipFile zip, List<ZipArchiveEntry> entries) throws IOException {
        Set<String> names = new HashSet<>();
        for (ZipArchiveEntry entry : entries) {
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new UnreadableWorkbook(SurveyFinding.ENCRYPTED, "seen", "ZIP");
            }
            if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                throw new UnreadableWorkbook(SurveyFinding.DAMAGED, "seen", shortened(entry.getName()));
            }
        }
        ZipArchiveEntry types = zip.getEntry(CONTENT_TYPES);
        if (types == null) {
            throw new UnreadableWorkbook(SurveyFinding.NOT_A_WORKBOOK, "seen", "ZIP");
        }
        String declared;
        try (InputStream in = zip.getInputStream(types)) {
            declared = new String(in.readNBytes(LARGEST_CONTENT_TYPES), StandardCharsets.UTF_8);
        }
        refuseByContentTypes(declared, names);
    }

    private void refuseByContentTypes(String declared, Set<String> names) {
        if (declared.contains("sheet.binary.macroEnabled")) {
            throw new UnreadableWorkbook(SurveyFinding.BINARY_WORKBOOK);
        }
        macros = declared.contains("sheet.macroEnabled.main")
                || declared.contains("template.macroEnabled.main")
                || names.contains("xl/vbaproject.bin");
        if (declared.contains("wordprocessingml") && !declared.contains("spreadsheetml")) {
            throw new UnreadableWorkbook(SurveyFinding.NOT_A_WORKBOOK, "seen", "Word");
        }
        if (declared.contains("presentationml") && !declared.contains("spreadsheetml.sheet.main")) {
            throw new UnreadableWorkbook(SurveyFinding.NOT_A_WORKBOOK, "seen", "PowerPoint");
        }
        if (!declared.contains("spreadsheetml")) {
            throw new UnreadableWorkbook(SurveyFinding.NOT_A_WORKBOOK, "seen", "ZIP");
        }
    }

    /** Inflates one part against its checksum, never past a limit. */
    private void checkEntry(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        String name = entry.getName();
        boolean xml = isXml(name);
        CRC32 crc = new CRC32();
        long size = 0;
        Marker doctype = new Marker(DOCTYPE);
        StringBuilder head = new StringBuilder();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry)) {
            if (in == null) {
                throw new UnreadableWorkbook(SurveyFinding.DAMAGED, "seen", shortened(name));
            }
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
                size += read;
                inflated += read;
                refuseBomb(entry, size);
                if (xml && doctype.foundIn(buffer, read)) {
                    throw new UnreadableWorkbook(SurveyFinding.DOCTYPE, "seen", shortened(name));
                }
                if (name.equals("xl/workbook.xml") && head.length() < LARGEST_CONTENT_TYPES) {
                    head.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException damage) {
            throw new UnreadableWorkbook(SurveyFinding.DAMAGED, "seen", shortened(name));
        }
        boolean wrongSize = entry.getSize() >= 0 && entry.getSize() != size;
        if (wrongSize || (entry.getCrc() >= 0 && entry.getCrc() != crc.getValue())) {
            throw new UnreadableWorkbook(SurveyFinding.DAMAGED, "seen", shortened(name));
        }
        if (head.indexOf("http://purl.oclc.org/ooxml/") >= 0) {
            throw new UnreadableWorkbook(SurveyFinding.STRICT_WORKBOOK);
        }
    }

    private void refuseBomb(ZipArchiveEntry entry, long size) {
        long packed = Math.max(1, entry.getCompressedSize());
        boolean swells = size > RATIO_ASKED_FROM_BYTES && size / packed > limits.ratio();
        if (swells || inflated > limits.inflatedBytes()) {
            throw new UnreadableWorkbook(
                    SurveyFinding.INFLATES_TOO_FAR,
                    "seen",
                    shortened(entry.getName()),
                    "most",
                    limits.inflatedBytes() >> 20,
                    "ratio",
                    limits.ratio());
        }
    }

    private static void refuseOtherOle2(byte[] bytes) {
        SurveyFinding other = null;
        try (POIFSFileSystem ole = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            DirectoryNode root = ole.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage") || root.hasEntryCaseInsensitive("EncryptionInfo")) {
                other = SurveyFinding.ENCRYPTED;
            } else if (!root.hasEntryCaseInsensitive("Workbook")) {
                other = root.hasEntryCaseInsensitive("Book")
                        ? SurveyFinding.OLD_WORKBOOK
                        : SurveyFinding.NOT_A_WORKBOOK;
            }
        } catch (IOException | RuntimeException damage) {
            other = SurveyFinding.DAMAGED;
        }
        if (other != null) {
            throw new UnreadableWorkbook(other, "seen", "OLE2");
        }
    }

    private static String appearance(byte[] bytes) {
        Map<String, String> known = new HashMap<>(
                Map.of("%PDF", "PDF", "Rar!", "RAR", "<htm", "HTML", "<!DO", "HTML", "<?xm", "XML", "{\\rt", "RTF"));
        String head = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
        return known.getOrDefault(head, "?");
    }

    private static boolean isXml(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xml") || lower.endsWith(".rels") || lower.endsWith(".vml");
    }

    private static boolean startsWith(byte[] bytes, byte[] head) {
        if (bytes.length < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if (bytes[i] != head[i]) {
                return false;
            }
        }
        return true;
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    /** Looks for an ASCII word in a stream of pieces; zero bytes are passed over, so that UTF-16 hides nothing. */
    private static final class Marker {

        private final byte[] word;
        private int matched;

        Marker(byte[] word) {
            this.word = word;
        }

        boolean foundIn(byte[] piece, int length) {
            for (int i = 0; i < length; i++) {
                byte next = piece[i];
                if (next == 0) {
                    continue;
                }
                // '<' occurs only at the start of the word, so a failed match can only begin anew there
                matched = next == word[matched] ? matched + 1 : next == word[0] ? 1 : 0;
                if (matched == word.length) {
                    return true;
                }
            }
            return false;
        }
    }
}
