package io.wanping.survey.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Which part of the package holds which sheet: {@code workbook.xml} names the sheets, its relations name their parts. */
final class SheetParts {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private SheetParts() {}

    /** Part names in the order of the sheets. */
    static List<String> list(ZipFile zip) throws IOException, XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        each(zip, "xl/_rels/workbook.xml.rels", reader -> {
            if (reader.getLocalName().equals("Relationship")) {
                String target = String.valueOf(reader.getAttributeValue(null, "Target"));
                targets.put(
                        String.valueOf(reader.getAttributeValue(null, "Id")),
                        target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
        List<String> parts = new ArrayList<>();
        each(zip, "xl/workbook.xml", reader -> {
            if (reader.getLocalName().equals("sheet")) {
                parts.add(targets.getOrDefault(String.valueOf(reader.getAttributeValue(RELATIONS, "id")), ""));
            }
        });
        return parts;
    }

    private interface Elements {
        void take(XMLStreamReader reader);
    }

    private static void each(ZipFile zip, String part, Elements elements) throws IOException, XMLStreamException {
        ZipArchiveEntry entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader reader = SheetMarks.factory().createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    elements.take(reader);
                }
            }
        }
    }
}
