package io.wanping.finding;

/**
 * Which text both databases keep exactly as it is. Control characters other than tab and line ends, and halves of surrogate pairs, are
 * not text anybody wrote: PostgreSQL refuses or replaces some of them.
 */
public final class StorableText {

    private static final String REPLACEMENT = "\ufffd";

    private StorableText() {}

    public static boolean accepts(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isHighSurrogate(character)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (Character.isLowSurrogate(character) || isControl(character)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The text with what {@link #accepts} does not take replaced by U+FFFD, cut where it is too long.
     *
     * @param longest in UTF-16 units, so that it fits a column of that many characters in either database
     */
    public static String of(String text, int longest) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), longest));
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            String sign = accepts(Character.toString(point)) ? Character.toString(point) : REPLACEMENT;
            if (kept.length() + sign.length() > longest) {
                break;
            }
            kept.append(sign);
        }
        return kept.toString();
    }

    private static boolean isControl(char character) {
        return Character.isISOControl(character) && character != '\t' && character != '\n' && character != '\r';
    }
}
