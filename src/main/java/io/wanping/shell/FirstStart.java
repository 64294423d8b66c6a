package io.wanping.shell;

import io.wanping.account.Accounts;
import io.wanping.account.Actor;
import io.wanping.account.Role;
import io.wanping.finding.Refused;
import io.wanping.finding.Texts;
import io.wanping.zoning.ZoningLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What an empty database needs before anybody can work: zones and targets, the three administrators, and, unless it is switched off, the
 * sample district with two people to try it as. Each part looks whether it is needed, so that a second start changes nothing.
 */
@Component
class FirstStart {

    static final String ADMIN = "admin";
    private static final String SECURITY = "security";
    private static final String AUDITOR = "auditor";

    private final ZoningLoader zoning;
    private final Accounts accounts;
    private final SampleDistrict sample;
    private final Texts texts;
    private final String zoningFolder;
    private final boolean withSample;
    private final String adminPassword;
    private final String securityPassword;
    private final String auditorPassword;
    private final String samplePassword;

    FirstStart(
            ZoningLoader zoning,
            Accounts accounts,
            SampleDistrict sample,
            Texts texts,
            @Value("${wanping.zoning.folder:classpath:gis-data/zoning/}") String zoningFolder,
            @Value("${wanping.sample.load:true}") boolean withSample,
            @Value("${wanping.admin.password:}") String adminPassword,
            @Value("${wanping.security.password:}") String securityPassword,
            @Value("${wanping.auditor.password:}") String auditorPassword,
            @Value("${wanping.sample.password:}") String samplePassword) {
        this.zoning = zoning;
        this.accounts = accounts;
        this.sample = sample;
        this.texts = texts;
        this.zoningFolder = zoningFolder;
        this.withSample = withSample;
        this.adminPassword = adminPassword;
        this.securityPassword = securityPassword;
        this.auditorPassword = auditorPassword;
        this.samplePassword = samplePassword;
    }

    /**
     * A person to be told his first password.
     *
     * @param chosen the password was chosen by whoever started the product, who knows it
     */
    record FirstPassword(String username, String displayName, String role, String password, boolean chosen) {}

    /** @return the passwords made, to be shown once */
    List<FirstPassword> prepare() {
        zoning.loadOnce(zoningFolder);
        List<FirstPassword> made = new ArrayList<>();
        boolean firstTime = accounts.isEmpty();
        addAdministrator(made, ADMIN, Role.SYSTEM_ADMIN, "系统管理员", adminPassword);
        addAdministrator(made, SECURITY, Role.SECURITY_ADMIN, "安全管理员", securityPassword);
        addAdministrator(made, AUDITOR, Role.AUDITOR, "审计管理员", auditorPassword);
        if (firstTime && withSample) {
            made.add(create("zhouyuan", "周予安", Role.EDITOR, "编辑（示例）", samplePassword));
            made.add(create("linzhaowan", "林照晚", Role.CHECKER, "复核（示例）", samplePassword));
        }
        if (withSample) {
            sample.loadOnce();
        }
        return made;
    }

    /** Each of the three that nobody is; so a ledger from before there were three gets the others too. */
    private void addAdministrator(
            List<FirstPassword> made, String username, Role role, String name, @Nullable String chosen) {
        if (!accounts.hasHolder(role)) {
            String free = username;
            for (int number = 2; accounts.isTaken(free); number++) {
                free = username + number;
            }
            made.add(create(free, name, role, name, chosen));
        }
    }

    private FirstPassword create(
            String username, String displayName, Role role, String roleName, @Nullable String chosen) {
        boolean given = chosen != null && !chosen.isBlank();
        try {
            String password = accounts.create(
                    new Accounts.NewAccount(username, displayName, Set.of(role), Set.of()),
                    given ? chosen : null,
                    Actor.SYSTEM);
            return new FirstPassword(username, displayName, roleName, password, given);
        } catch (Refused refusal) {
            throw new IllegalStateException(
                    "the password chosen for " + username + " is refused: " + said(refusal), refusal);
        }
    }

    /** For whoever starts the product and reads the console. */
    private String said(Refused refusal) {
        return texts.views(refusal.findings(), Locale.ENGLISH).stream()
                .map(finding -> finding.seen() + ", expected: " + finding.expected())
                .collect(Collectors.joining("; "));
    }
}
