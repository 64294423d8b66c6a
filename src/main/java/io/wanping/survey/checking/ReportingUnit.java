package io.wanping.survey.checking;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The name of the unit that reports, in the form it is compared in. */
public final class ReportingUnit {

    private static final int LONGEST = 300;

    private ReportingUnit() {}

    public static @Nullable String key(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replaceAll("[\\s（）()]+", "")
                .toLowerCase(Locale.ROOT);
        return plain.isEmpty() ? null : plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}
