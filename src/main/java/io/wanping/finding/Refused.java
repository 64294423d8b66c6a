package io.wanping.finding;

import java.util.List;
import java.util.Map;

/**
 * A command was understood and is not done; nothing was written. Carries a stable code and, where data is to blame, the findings.
 * The shell turns it into problem+json.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, in the terms HTTP knows. */
    public enum Kind {
        NOT_SIGNED_IN(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        STALE(412),
        TOO_LARGE(413),
        WRONG_TYPE(415),
        INVALID(422),
        LOCKED(423),
        PRECONDITION_MISSING(428),
        TOO_MANY(429);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final String code;
    private final Kind kind;
    private final transient Map<String, String> arguments;
    private final transient List<Finding> findings;

    public Refused(Kind kind, String code, Map<String, String> arguments, List<Finding> findings) {
        super(code + arguments, null, false, false);
        this.kind = kind;
        this.code = code;
        this.arguments = Map.copyOf(arguments);
        this.findings = List.copyOf(findings);
    }

    public Refused(Kind kind, String code, Object... namesAndValues) {
        this(kind, code, FindingCode.arguments(namesAndValues), List.of());
    }

    /** Refused because of what the data says; the code is that of the first finding. */
    public static Refused because(List<Finding> findings) {
        Finding first = findings.get(0);
        return new Refused(Kind.INVALID, first.code(), first.arguments(), findings);
    }

    public static Refused because(Finding finding) {
        return because(List.of(finding));
    }

    /**
     * Goes on only where the data has nothing against it.
     *
     * @throws Refused because of the findings, if there are any
     */
    public static void ifAny(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw because(findings);
        }
    }

    public static Refused notFound(String code, Object... namesAndValues) {
        return new Refused(Kind.NOT_FOUND, code, namesAndValues);
    }

    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    public Map<String, String> arguments() {
        return arguments;
    }

    public List<Finding> findings() {
        return findings;
    }
}
