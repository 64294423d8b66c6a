package io.wanping.finding;

/**
 * Where a finding is. Cells carry the Excel address as the person sees it, spots carry {@code lon, lat} in degrees (CGCS2000,
 * EPSG:4490).
 */
public sealed interface Place {

    /** The place as a clerk would write it, e.g. {@code 市北!F12}. */
    String text();

    /** One cell of a sheet; {@code address} like {@code F12}. */
    record Cell(String sheet, String address) implements Place {
        @Override
        public String text() {
            return sheet + "!" + address;
        }
    }

    /** A whole sheet. */
    record Sheet(String sheet) implements Place {
        @Override
        public String text() {
            return sheet;
        }
    }

    /** A whole file. */
    record Workbook(String fileName) implements Place {
        @Override
        public String text() {
            return fileName;
        }
    }

    /** A point on the ground in degrees, CGCS2000, with the words for what is there. */
    record Spot(double lon, double lat, String what) implements Place {
        @Override
        public String text() {
            return what + " " + String.format(java.util.Locale.ROOT, "%.6f, %.6f", lon, lat);
        }
    }

    /** A registered item, by its code. */
    record Item(String itemCode) implements Place {
        @Override
        public String text() {
            return itemCode;
        }
    }

    /** A field of a form or request. */
    record Field(String name) implements Place {
        @Override
        public String text() {
            return name;
        }
    }
}
