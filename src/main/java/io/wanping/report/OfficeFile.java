package io.wanping.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Date;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.ooxml.POIXMLProperties;

/**
 * Makes a finished Office file depend on nothing but what it says: its parts stand in the order of their names, without the time of writing,
 * and its dates are those of its figures. The same figures printed twice are the same bytes.
 */
final class OfficeFile {

    /** The earliest day a zip entry can have. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String FIRST_PART = "[Content_Types].xml";

    private OfficeFile() {}

    /** Says what the file is, and when its figures were known. */
    static void describe(POIXMLDocument document, String title, String subject, Instant at) {
        POIXMLProperties.CoreProperties core = document.getProperties().getCoreProperties();
        core.setTitle(title);
        core.setSubjectProperty(subject);
        core.setCreator("万平 Wanping");
        core.setCreated(Optional.of(Date.from(at)));
        core.setModified(Optional.of(Date.from(at)));
        core.setLastModifiedByUser("万平 Wanping");
    }

    static byte[] withoutTimes(byte[] file) throws IOException {
        TreeMap<String, byte[]> parts = new TreeMap<>();
        // Read by its directory, as Office does: what is written in a stream may not say its sizes beforehand.
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                parts.put(entry.getName(), entry.getName().endsWith(".xlsx") ? withoutTimes(content) : content);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            // Office reads it in any order; some other readers want it first.
            write(zip, FIRST_PART, parts.remove(FIRST_PART));
            for (var part : parts.entrySet()) {
                write(zip, part.getKey(), part.getValue());
            }
        }
        return out.toByteArray();
    }

    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
