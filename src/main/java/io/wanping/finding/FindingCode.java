package io.wanping.finding;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An entry of a module's catalogue of findings. Each module has one enum of them; a code is never used again for something else.
 * For every code the message files hold a title, and {@code .seen}, {@code .expected} and {@code .fix}.
 */
public interface FindingCode {

    /** {@code module.kebab-name}. */
    String code();

    Severity severity();

    /**
     * A finding of this kind.
     *
     * @param namesAndValues name, value, name, value…, for the gaps of the texts
     */
    default Finding at(Place place, Object... namesAndValues) {
        return new Finding(code(), severity(), place, arguments(namesAndValues));
    }

    static Map<String, String> arguments(Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("names and values come in pairs");
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put(String.valueOf(namesAndValues[i]), String.valueOf(namesAndValues[i + 1]));
        }
        return arguments;
    }
}
