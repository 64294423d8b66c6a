package io.wanping.survey.coordinates;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two ordinates as written, the one taken for east first.
 *
 * @param angle whether they were written with degrees, minutes and seconds, and are decimal degrees now
 */
public record Pair(double east, double north, boolean angle) {

    private static final Pattern ANGLE = Pattern.compile(
            "(?:东经|北纬|经度|纬度|[ENen])?[:]?(\\d{1,3})(?:°|度|º|˚|-|\\s)(\\d{1,2})(?:′|'|’|分|-|\\s)(\\d{1,2}(?:\\.\\d+)?)(?:″|\"|”|''|秒)?[ENen]?");
    private static final Pattern ANGLE_OF_MINUTES = Pattern.compile(
            "(?:东经|北纬|经度|纬度|[ENen])?[:]?(\\d{1,3})(?:°|度|º|˚)(\\d{1,2}(?:\\.\\d+)?)(?:′|'|’|分)?[ENen]?");
    private static final Pattern PLAIN =
            Pattern.compile("(?:东经|北纬|经度|纬度|[XYxyENen])?[:=]?([-+]?\\d{1,9}(?:\\.\\d+)?)(?:°|度|米|m|[ENen])?");

    /** One ordinate. */
    public record Ordinate(double value, boolean angle) {}

    /** An ordinate as written: {@code 121°27′11″}, {@code 121-27-11}, {@code 121.4531}, {@code 东经121.45°}, {@code 3459599.054}. */
    public static Optional<Ordinate> ordinate(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace("′′", "″")
                .replace(",", "")
                .strip();
        Matcher angle = ANGLE.matcher(plain);
        if (angle.matches()) {
            return degrees(angle.group(1), angle.group(2), angle.group(3));
        }
        Matcher minutes = ANGLE_OF_MINUTES.matcher(plain);
        if (minutes.matches()) {
            return degrees(minutes.group(1), minutes.group(2), "0");
        }
        Matcher number = PLAIN.matcher(plain);
        return number.matches()
                ? Optional.of(new Ordinate(Double.parseDouble(number.group(1)), false))
                : Optional.empty();
    }

    private static Optional<Ordinate> degrees(String degrees, String minutes, String seconds) {
        double minute = Double.parseDouble(minutes);
        double second = Double.parseDouble(seconds);
        return minute >= 60 || second >= 60
                ? Optional.empty()
                : Optional.of(new Ordinate(Double.parseDouble(degrees) + minute / 60 + second / 3600, true));
    }

    static Pair of(Ordinate first, Ordinate second) {
        return new Pair(first.value(), second.value(), first.angle() || second.angle());
    }

    public Pair swapped() {
        return new Pair(north, east, angle);
    }
}
