package io.wanping.finding;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version a change is based on, as {@code If-Match} names it: {@code "7"}, {@code W/"7"} or plain {@code 7}. */
public final class BaseVersion {

    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

    private BaseVersion() {}

    /**
     * @param codeIfMissing the code to refuse with where there is none, or none that can be read
     * @throws Refused {@code PRECONDITION_MISSING}
     */
    public static long of(@Nullable String ifMatch, String codeIfMissing) {
        Matcher version = VERSION.matcher(ifMatch == null ? "" : ifMatch.strip());
        if (!version.matches()) {
            throw new Refused(Refused.Kind.PRECONDITION_MISSING, codeIfMissing);
        }
        return Long.parseLong(version.group(1));
    }
}
