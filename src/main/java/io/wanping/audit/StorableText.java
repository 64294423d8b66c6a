package io.wanping.audit;

/**
 * Text that every database keeps exactly as it is, so that its hash is the same when it is read back: no control characters, no halves of
 * surrogate pairs, and no more than fits.
 */
final class StorableText {

    private static final int REPLACEMENT = 0xFFFD;

    private StorableText() {}

    /** @param longest in UTF-16 units, so that it fits a column of that many characters in either database */
    static String of(String text, int longest) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), longest));
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            int storable = isStorable(point) ? point : REPLACEMENT;
            if (kept.length() + Character.charCount(storable) > longest) {
                break;
            }
            kept.appendCodePoint(storable);
        }
        return kept.toString();
    }

    private static boolean isStorable(int point) {
        boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return !half && (!Character.isISOControl(point) || point == '\n' || point == '\t');
    }
}
