package io.wanping.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.wanping.account.Role;
import io.wanping.testing.Browser;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.SettableClock;
import io.wanping.testing.TestLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * An account's life as its owner sees it, in a real browser: locked out by wrong passwords and in again after the lock, a new password, an
 * authenticator, signing in with its code and with a recovery code; and how the auditor finds those deeds, and a row somebody changed.
 */
abstract class AccountJobContract {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final String NEW_PASSWORD = "Another-2026-Word";
    private static final Duration LOCK = Duration.ofMinutes(31);
    private static final Duration NEXT_CODE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @Autowired
    private SettableClock clock;

    private Page page;
    private String name;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void afresh() {
        clock.reset();
        ledger.clear();
        name = "walker-" + PEOPLE.incrementAndGet() + (ledger.isH2() ? "h" : "p");
        clerks.create(name, "试用人", Set.of(Role.EDITOR));
        page = newBrowser();
    }

    @AfterEach
    void closeTheBrowser() {
        page.context().close();
        clock.reset();
        ledger.clear();
    }

    @Test
    void aLockAPasswordAndASecondFactor() {
        for (int failure = 0; failure < 5; failure++) {
            trySignIn("Wrong-" + failure + "-Password");
            assertThat(page.locator("main").getByRole(AriaRole.ALERT)).containsText("用户名或密码不正确");
        }
        trySignIn(Clerks.PASSWORD);
        assertThat(page.locator("main").getByRole(AriaRole.ALERT)).containsText("连错 5 次锁定 30 分钟");
        clock.advance(LOCK);
        trySignIn(Clerks.PASSWORD);
        assertThat(heading("总览")).isVisible();

        menu("改密码");
        secret("现在的密码").fill(Clerks.PASSWORD);
        secret("新密码").fill("short");
        secret("再输一遍新密码").fill("short");
        assertThat(button("改密码并继续")).hasAttribute("aria-disabled", "true");
        secret("新密码").fill(NEW_PASSWORD);
        secret("再输一遍新密码").fill(NEW_PASSWORD);
        button("改密码并继续").click();
        assertThat(heading("总览")).isVisible();

        menu("我的账户");
        assertThat(page.locator("main")).containsText("未启用");
        button("绑定验证器").click();
        secret("现在的密码").fill(NEW_PASSWORD);
        button("下一步").click();
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("验证器用的二维码")))
                .isVisible();
        Browser.picture(page, "account-1-enrol-" + database());
        Authenticator telephone =
                new Authenticator(page.locator("output.secret").innerText());
        page.getByLabel("动态口令").fill(telephone.code(clock.instant()));
        button("验证并启用").click();
        Locator codes = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName(Pattern.compile("^恢复码")))
                .getByRole(AriaRole.LISTITEM);
        assertThat(codes).hasCount(10);
        String recoveryCode = codes.first().innerText().strip();
        assertThat(button("完成")).hasAttribute("aria-disabled", "true");
        page.getByLabel("已经打印或抄好").check();
        button("完成").click();
        assertThat(page.locator("main")).containsText("已启用");
        assertThat(page.locator("main")).containsText("还剩 10 个");
        assertThat(page.getByText(recoveryCode)).hasCount(0);

        menu("退出登录");
        trySignIn(NEW_PASSWORD);
        assertThat(heading("两步验证")).isVisible();
        page.getByLabel("动态口令").fill("abcdef");
        button("验证并登录").click();
        assertThat(page.locator("main").getByRole(AriaRole.ALERT)).containsText("口令不对");
        clock.advance(NEXT_CODE);
        page.getByLabel("动态口令").fill(telephone.code(clock.instant()));
        button("验证并登录").click();
        assertThat(heading("我的账户").or(heading("总览"))).isVisible();

        menu("退出登录");
        trySignIn(NEW_PASSWORD);
        button("改用恢复码").click();
        page.getByLabel("恢复码").fill(recoveryCode);
        button("验证并登录").click();
        menu("我的账户");
        assertThat(page.locator("main")).containsText("还剩 9 个");
        assertThat(complaints).isEmpty();

        theAuditorSeesIt();
    }

    @Test
    void aRoleThatNeedsASecondFactorOpensNothingBefore() {
        clerks.of(Role.SECURITY_ADMIN)
                .put("/api/account-policy", Map.of("secondFactorRoles", Set.of("EDITOR")), Map.of("If-Match", "\"0\""));
        trySignIn(Clerks.PASSWORD);
        assertThat(page.locator("main")).containsText("您的角色要求两步验证");
        page.navigate("/ledger");
        assertThat(page.locator("main")).containsText("您的角色要求两步验证");
        secret("现在的密码").fill(Clerks.PASSWORD);
        button("下一步").click();
        Authenticator telephone =
                new Authenticator(page.locator("output.secret").innerText());
        page.getByLabel("动态口令").fill(telephone.code(clock.instant()));
        button("验证并启用").click();
        page.getByLabel("已经打印或抄好").check();
        button("完成").click();
        assertThat(heading("台账")).isVisible();
        menu("我的账户");
        assertThat(button("停用两步验证")).hasAttribute("aria-disabled", "true");
        assertThat(complaints).isEmpty();
    }

    /** Also what the security administrator did, and the place where somebody changed a row behind the product's back. */
    private void theAuditorSeesIt() {
        Clerk.Answer granted = clerks.of(Role.SECURITY_ADMIN)
                .put(
                        "/api/accounts/" + name + "/rights",
                        Map.of("roles", Set.of("CHECKER"), "zones", Set.of(), "streets", Set.of()),
                        Map.of());
        assertThat(granted.status()).isEqualTo(200);
        String auditor = name + "-auditor";
        clerks.create(auditor, "审计人", Set.of(Role.AUDITOR));
        page.context().close();
        page = newBrowser();
        trySignIn(auditor, Clerks.PASSWORD);
        assertThat(heading("系统")).isVisible();
        page.getByLabel("对象").fill(name);
        page.getByLabel("对象").press("Enter");
        Locator rows = page.locator("tbody tr");
        for (String deed : List.of("登录", "锁定账户", "改密码", "绑定验证器", "退出", "授权")) {
            assertThat(rows.filter(new Locator.FilterOptions().setHasText(deed)).first())
                    .isVisible();
        }
        assertThat(page).hasURL(Pattern.compile("subject=" + name));

        rows.filter(new Locator.FilterOptions().setHasText("授权")).first().click();
        Locator change = page.getByRole(AriaRole.DIALOG).locator(".change").first();
        assertThat(change).containsText(Pattern.compile("角色[\\s\\S]*编辑[\\s\\S]*复核"));
        Browser.picture(page, "account-2-audit-" + database());
        page.keyboard().press("Escape");

        button("立即校验").click();
        assertThat(page.locator(".chain")).containsText("链完整");
        long seq = ledger.jdbc()
                .queryForObject("select max(seq) from audit_row where action = 'account.lock'", Long.class);
        behindTheGuard("update audit_row set address = '203.0.113.9' where seq = " + seq);
        button("立即校验").click();
        assertThat(page.locator(".chain")).containsText("审计链在第 " + seq + " 行断开");
        button("看断开处").click();
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("断在此处"))).containsText("锁定账户");
        Browser.picture(page, "account-3-broken-" + database());
        assertThat(complaints).isEmpty();
    }

    private void behindTheGuard(String change) {
        ledger.jdbc()
                .execute(
                        ledger.isH2()
                                ? "drop trigger audit_row_append_only"
                                : "alter table audit_row disable trigger audit_row_append_only");
        try {
            ledger.jdbc().update(change);
        } finally {
            ledger.jdbc()
                    .execute(
                            ledger.isH2()
                                    ? "create trigger audit_row_append_only before update, delete on audit_row for each row call "
                                            + "'io.wanping.audit.AuditRowGuard'"
                                    : "alter table audit_row enable trigger audit_row_append_only");
        }
    }

    private Page newBrowser() {
        Page opened = Browser.open("http://127.0.0.1:" + port);
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().matches(".*status of (401|403|422).*")) {
                complaints.add(message.text());
            }
        });
        opened.onPageError(complaints::add);
        opened.navigate("/");
        return opened;
    }

    private void trySignIn(String password) {
        trySignIn(name, password);
    }

    private void trySignIn(String username, String password) {
        page.getByLabel("用户名").fill(username);
        secret("密码").fill(password);
        page.waitForResponse(
                answer -> answer.url().endsWith("/api/session")
                        && answer.request().method().equals("POST"),
                () -> button("登录").click());
    }

    private Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(text).setExact(true).setLevel(1));
    }

    private Locator button(String text) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    private Locator secret(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private void menu(String choice) {
        page.locator(".who button").first().click();
        page.locator(".who .menu")
                .getByText(choice, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private String database() {
        return ledger.isH2() ? "h2" : "postgis";
    }
}
