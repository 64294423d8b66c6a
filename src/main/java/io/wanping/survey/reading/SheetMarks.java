package io.wanping.survey.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * What a sheet's XML says beside its cells: merged blocks and hidden columns. Cells are passed over, so this costs a fraction of reading
 * them.
 */
record SheetMarks(List<CellRange> merges, List<Integer> hiddenColumns) {

    private static final XMLInputFactory XML = factory();

    static SheetMarks read(ZipFile zip, String part, int mostColumns) throws IOException, XMLStreamException {
        ZipArchiveEntry entry = zip.getEntry(part);
        List<CellRange> merges = new ArrayList<>();
        List<Integer> hidden = new ArrayList<>();
        if (entry != null) {
            try (InputStream in = zip.getInputStream(entry)) {
                XMLStreamReader reader = XML.createXMLStreamReader(in);
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                        take(reader, merges, hidden, mostColumns);
                    }
                }
            }
        }
        return new SheetMarks(List.copyOf(merges), List.copyOf(hidden));
    }

    private static void take(XMLStreamReader reader, List<CellRange> merges, List<Integer> hidden, int mostColumns) {
        switch (reader.getLocalName()) {
            case "mergeCell" -> {
                String reference = reader.getAttributeValue(null, "ref");
                if (reference != null) {
                    CellRange.parse(reference).ifPresent(merges::add);
                }
            }
            case "col" -> {
                if (isTrue(reader.getAttributeValue(null, "hidden"))) {
                    int first = number(reader.getAttributeValue(null, "min"));
                    int last = Math.min(mostColumns, number(reader.getAttributeValue(null, "max")));
                    for (int column = first; column <= last; column++) {
                        hidden.add(column - 1);
                    }
                }
            }
            default -> {}
        }
    }

    private static boolean isTrue(@org.jspecify.annotations.Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    private static int number(@org.jspecify.annotations.Nullable String value) {
        return value != null && value.matches("\\d{1,6}") ? Integer.parseInt(value) : 1;
    }

    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
