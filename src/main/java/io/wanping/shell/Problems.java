package io.wanping.shell;

import io.wanping.finding.Refused;
import io.wanping.finding.Texts;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * Refusals and faults as RFC 9457 problems. {@code code} is stable and for programs, {@code title} is for the reader in his language,
 * {@code findings} say what is wrong with the data and where.
 */
@Component
class Problems {

    private final Texts texts;

    Problems(Texts texts) {
        this.texts = texts;
    }

    ProblemDetail of(Refused refusal, String path, Locale locale) {
        Map<String, String> arguments = new LinkedHashMap<>(refusal.arguments());
        String right = arguments.get("right");
        if (right != null) {
            arguments.put("right", texts.text("account.right." + right, locale));
        }
        ProblemDetail problem = of(refusal.kind().status(), refusal.code(), arguments, path, locale);
        problem.setProperty("arguments", refusal.arguments());
        problem.setProperty("findings", texts.views(refusal.findings(), locale));
        return problem;
    }

    ProblemDetail of(int status, String code, Map<String, String> arguments, String path, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:wanping:problem:" + code));
        problem.setTitle(texts.text(code, arguments, locale));
        problem.setDetail(HttpStatus.valueOf(status).getReasonPhrase());
        problem.setInstance(instance(path));
        problem.setProperty("code", code);
        return problem;
    }

    private static URI instance(String path) {
        try {
            return new URI(null, null, path, null);
        } catch (java.net.URISyntaxException unusable) {
            return URI.create("/");
        }
    }
}
