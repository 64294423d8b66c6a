package io.wanping.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of file evidence may be, recognised by their content and not by what they are called. Documents that can carry programs are not
 * among them. Pure.
 */
enum EvidenceType {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    TIFF("image/tiff", "tif", "tiff"),
    WEBP("image/webp", "webp"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    /** GB/T 33190, the national fixed-layout document. */
    OFD("application/ofd", "ofd");

    private static final int END_RECORD_BYTES = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int CENTRAL_HEADER_BYTES = 46;
    private static final int MOST_ENTRIES = 20_000;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;

    private final String mediaType;
    private final List<String> extensions;

    EvidenceType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether a file of this type may have such a name. */
    boolean fits(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(extension -> lower.endsWith("." + extension));
    }

    static Optional<EvidenceType> of(byte[] content) {
        if (startsWith(content, "%PDF-")) {
            return Optional.of(PDF);
        } else if (startsWith(content, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
            return Optional.of(PNG);
        } else if (startsWith(content, 0xff, 0xd8, 0xff)) {
            return Optional.of(JPEG);
        } else if (startsWith(content, 'I', 'I', 0x2a, 0) || startsWith(content, 'M', 'M', 0, 0x2a)) {
            return Optional.of(TIFF);
        } else if (startsWith(content, "RIFF")
                && content.length > 12
                && text(content, 8, 4).equals("WEBP")) {
            return Optional.of(WEBP);
        } else if (startsWith(content, 'P', 'K', 3, 4)) {
            return ofPackage(entryNames(content));
        }
        return Optional.empty();
    }

    private static Optional<EvidenceType> ofPackage(Set<String> names) {
        boolean programs =
                names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"));
        if (programs) {
            return Optional.empty();
        } else if (names.contains("OFD.xml")) {
            return Optional.of(OFD);
        } else if (names.contains("[Content_Types].xml") && names.contains("word/document.xml")) {
            return Optional.of(WORD);
        }
        return names.contains("[Content_Types].xml") && names.contains("xl/workbook.xml")
                ? Optional.of(EXCEL)
                : Optional.empty();
    }

    /** From the directory at the end of a zip file; nothing is inflated. Empty where there is no sound directory. */
    private static Set<String> entryNames(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        for (int end = content.length - END_RECORD_BYTES;
                end >= 0 && end >= content.length - END_RECORD_BYTES - LONGEST_COMMENT;
                end--) {
            if (bytes.getInt(end) == END_SIGNATURE) {
                return entryNames(bytes, bytes.getShort(end + 10) & 0xffff, bytes.getInt(end + 16));
            }
        }
        return Set.of();
    }

    private static Set<String> entryNames(ByteBuffer bytes, int entries, int start) {
        Set<String> names = new HashSet<>();
        int at = start;
        for (int i = 0; i < Math.min(entries, MOST_ENTRIES); i++) {
            if (at < 0 || at > bytes.limit() - CENTRAL_HEADER_BYTES || bytes.getInt(at) != CENTRAL_SIGNATURE) {
                return Set.of();
            }
            int name = bytes.getShort(at + 28) & 0xffff;
            if (at + CENTRAL_HEADER_BYTES > bytes.limit() - name) {
                return Set.of();
            }
            names.add(text(bytes.array(), at + CENTRAL_HEADER_BYTES, name));
            at += CENTRAL_HEADER_BYTES + name + (bytes.getShort(at + 30) & 0xffff) + (bytes.getShort(at + 32) & 0xffff);
        }
        return names;
    }

    private static boolean startsWith(byte[] content, String text) {
        return startsWith(content, text.chars().toArray());
    }

    private static boolean startsWith(byte[] content, int... start) {
        return content.length >= start.length
                && Arrays.equals(
                        start,
                        java.util.stream.IntStream.range(0, start.length)
                                .map(i -> content[i] & 0xff)
                                .toArray());
    }

    private static String text(byte[] content, int from, int length) {
        return new String(content, from, length, StandardCharsets.UTF_8);
    }
}
