package io.wanping.survey.understanding;

import java.util.Map;

/**
 * That a column may be a field.
 *
 * @param confidence 0 to 1
 * @param why message key of the reason
 * @param arguments of that reason
 */
record Guess(ImportField field, double confidence, String why, Map<String, String> arguments) {

    Guess times(double factor) {
        return new Guess(field, confidence * factor, why, arguments);
    }
}
