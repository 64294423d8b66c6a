package io.wanping.survey.batch;

import io.wanping.finding.Refused;
import java.util.regex.Pattern;

/**
 * What a person answered.
 *
 * @param subject of the answer: one finding, a kind of findings, or a row
 * @param code of the finding; empty for a row
 * @param answer empty takes an earlier answer back
 */
public record GivenAnswer(String subject, String code, String answer) {

    private static final Pattern SUBJECT = Pattern.compile("F[0-9a-f]{16}|[KR][0-9a-f]{24}");
    private static final Pattern CODE = Pattern.compile("[a-z-]{0,20}\\.?[a-z0-9-]{0,60}");
    private static final Pattern ANSWER =
            Pattern.compile("|ACCEPT|EMPTY|FIRST|SECOND|SCALED|OURS|THEIRS|BASE|NEW|LEAVE_OUT|ITEM:.{1,180}");

    /** @throws Refused when it is none that could be given */
    void requireReadable() {
        boolean readable = SUBJECT.matcher(subject).matches()
                && CODE.matcher(code).matches()
                && ANSWER.matcher(answer).matches();
        if (!readable) {
            String seen = subject + " " + answer;
            throw new Refused(
                    Refused.Kind.INVALID,
                    "survey.answer-unreadable",
                    "seen",
                    seen.length() <= 60 ? seen : seen.substring(0, 60) + "…");
        }
    }
}
