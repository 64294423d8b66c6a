package io.wanping.report;

import io.wanping.journal.AreaAccount;
import io.wanping.progress.Lamp;

/** The colours of the product on paper: the same as on its screens, {@code RRGGBB}. Lightness alone tells the accounts apart in grey. */
final class Palette {

    static final String INK = "1B2328";
    static final String INK_2 = "3D474E";
    static final String INK_3 = "57616A";
    static final String RULE = "B9B3A5";
    static final String HEAD = "E9EEF3";
    static final String TOTAL = "F6F4EF";
    static final String GROUND = "EFECE4";
    static final String PAPER = "FFFFFF";

    private Palette() {}

    static String fill(AreaAccount account) {
        return switch (account) {
            case RESERVE -> "8DBBD8";
            case OPTIMISE -> "A8642B";
            case RELEASE -> "173F5C";
            default -> "E7E3DA";
        };
    }

    static String edge(AreaAccount account) {
        return switch (account) {
            case RESERVE -> "3C7CA6";
            case OPTIMISE -> "7D4718";
            case RELEASE -> "0E2A3F";
            default -> "8B857A";
        };
    }

    static String ink(Lamp lamp) {
        return switch (lamp) {
            case GREEN -> "1C6B47";
            case AMBER -> "6F5200";
            case RED -> "A3231B";
        };
    }

    static String wash(Lamp lamp) {
        return switch (lamp) {
            case GREEN -> "E3F1E8";
            case AMBER -> "FAEFCB";
            case RED -> "FBE6E3";
        };
    }

    static byte[] rgb(String hex) {
        return new byte[] {
            (byte) Integer.parseInt(hex.substring(0, 2), 16),
            (byte) Integer.parseInt(hex.substring(2, 4), 16),
            (byte) Integer.parseInt(hex.substring(4, 6), 16)
        };
    }
}
