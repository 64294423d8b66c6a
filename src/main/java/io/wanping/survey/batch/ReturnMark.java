package io.wanping.survey.batch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.hpsf.CustomProperties;
import org.apache.poi.hpsf.DocumentSummaryInformation;
import org.apache.poi.hpsf.PropertySetFactory;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The name of the batch in the properties of a returned file. Whoever saves the file with a program that drops it starts a new batch. */
final class ReturnMark {

    private static final String NAME = "wanping.batch";
    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PROPERTY =
            Pattern.compile("name=\"wanping\\.batch\"[^>]*>\\s*<[^>]{1,40}>(" + ID.pattern() + ")<", Pattern.DOTALL);

    private ReturnMark() {}

    static void put(Workbook workbook, UUID batch) {
        if (workbook instanceof XSSFWorkbook fresh) {
            var properties = fresh.getProperties().getCustomProperties();
            if (properties.contains(NAME)) {
                properties.getProperty(NAME).setLpwstr(batch.toString());
            } else {
                properties.addProperty(NAME, batch.toString());
            }
        } else if (workbook instanceof HSSFWorkbook old) {
            old.createInformationProperties();
            DocumentSummaryInformation summary = old.getDocumentSummaryInformation();
            CustomProperties properties =
                    summary.getCustomProperties() == null ? new CustomProperties() : summary.getCustomProperties();
            properties.put(NAME, batch.toString());
            summary.setCustomProperties(properties);
        }
    }

    /** Empty for files that carry none, and for whatever cannot be read: the reader proper will say what is wrong with it. */
    static Optional<UUID> find(byte[] file) {
        try {
            if (file.length > 1 && file[0] == 'P' && file[1] == 'K') {
                return inPackage(file);
            }
            return file.length > 1 && file[0] == (byte) 0xD0 ? inOld(file) : Optional.empty();
        } catch (IOException | RuntimeException | org.apache.poi.hpsf.NoPropertySetStreamException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> inPackage(byte[] file) throws IOException {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            ZipArchiveEntry entry = zip.getEntry("docProps/custom.xml");
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = zip.getInputStream(entry)) {
                Matcher matcher = PROPERTY.matcher(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
                return matcher.find() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
            }
        }
    }

    private static Optional<UUID> inOld(byte[] file)
            throws IOException, org.apache.poi.hpsf.NoPropertySetStreamException {
        try (POIFSFileSystem ole = new POIFSFileSystem(new ByteArrayInputStream(file))) {
            if (!ole.getRoot().hasEntryCaseInsensitive(DocumentSummaryInformation.DEFAULT_STREAM_NAME)) {
                return Optional.empty();
            }
            Object set = PropertySetFactory.create(ole.getRoot(), DocumentSummaryInformation.DEFAULT_STREAM_NAME);
            CustomProperties properties =
                    set instanceof DocumentSummaryInformation summary ? summary.getCustomProperties() : null;
            Object value = properties == null ? null : properties.get(NAME);
            return value != null && ID.matcher(value.toString()).matches()
                    ? Optional.of(UUID.fromString(value.toString()))
                    : Optional.empty();
        }
    }
}
