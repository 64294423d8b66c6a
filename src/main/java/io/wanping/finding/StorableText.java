package io.wanping.finding;

/**
 * Which text both databases keep exactly as it is. Control characters other than tab and line ends, and halves of surrogate pairs, are
 * not text anybody wrote: PostgreSQL refuses or replaces some of them.
 */
public final class StorableText {

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

    private static boolean isControl(char character) {
        return Character.isISOControl(character) && character != '\t' && character != '\n' && character != '\r';
    }
}
