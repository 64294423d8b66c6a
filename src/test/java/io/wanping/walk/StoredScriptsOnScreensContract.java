package io.wanping.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.wanping.survey.corpus.WorkbookBuilder.aWorkbook;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import io.wanping.account.Role;
import io.wanping.register.Dating;
import io.wanping.register.ItemField;
import io.wanping.register.Items;
import io.wanping.survey.corpus.WorkbookBuilder;
import io.wanping.testing.Browser;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.HostileScripts;
import io.wanping.testing.NewItem;
import io.wanping.testing.SettableClock;
import io.wanping.testing.TestLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Three hundred scripts in every text somebody can write, and every screen that shows them, in a real browser: they are read, not run.
 * What counts as run: a dialog, a request to elsewhere, an address that was left, markup that came out of text, or the content policy
 * having to step in.
 */
abstract class StoredScriptsOnScreensContract {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final int LONGEST_NAME = 60;
    /** Fewer failures than slow an address down. */
    private static final int NAMES_TRIED = 10;

    private static final List<ItemField> TEXTS = List.of(
            ItemField.ADDRESS,
            ItemField.LAND_USE,
            ItemField.RIGHT_HOLDER,
            ItemField.RESPONSIBLE_UNIT,
            ItemField.RESPONSIBLE_PERSON,
            ItemField.PROBLEMS,
            ItemField.NEXT_STEPS,
            ItemField.REMARKS);
    /** Elements and attributes our own pages never have. */
    private static final String FOREIGN_MARKUP =
            "[onerror],[onload],[onbegin],[ontoggle],iframe,math,details[ontoggle],a[href^='javascript:' i],"
                    + "img[src='x'],script:not([src^='/assets/']):not([src^='/webjars/'])";

    @LocalServerPort
    private int port;

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Items items;

    private final List<String> scripts = HostileScripts.list();
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private Page page;
    private String item = "";
    private String batch = "";

    @BeforeEach
    void openTheBrowser() {
        clock.reset();
        ledger.clear();
        page = Browser.open("http://127.0.0.1:" + port);
        page.onDialog(dialog -> {
            ran.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith("http://127.0.0.1:" + port + "/")
                    && !request.url().startsWith("blob:")) {
                ran.add("request " + request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Refused to")) {
                ran.add("policy " + message.text());
            }
        });
        page.onPageError(fault -> ran.add("fault " + fault));
    }

    @AfterEach
    void close() {
        page.context().close();
        ledger.clear();
    }

    @Test
    void areReadAndNotRunOnAnyScreen() {
        items();
        postings();
        accounts();
        workbook();
        signIn();
        Map<String, Pattern> screens = new LinkedHashMap<>();
        Pattern script = Pattern.compile("alert\\(|onerror|<script|javascript:", Pattern.CASE_INSENSITIVE);
        Pattern any = Pattern.compile("[\\s\\S]+");
        screens.put("/overview", any);
        screens.put("/map?kind=SITE&item=" + item, script);
        screens.put("/import", script);
        screens.put("/import/" + batch, script);
        screens.put("/ledger", script);
        screens.put("/ledger?q=" + "%3Cscript%3Ealert(1)%3C%2Fscript%3E", any);
        screens.put("/ledger/confirm", script);
        screens.put("/ledger/reconciliation", any);
        for (String screen : List.of(
                "/ledger/close",
                "/ledger/overlaps",
                "/ledger/rules",
                "/ledger/self-check",
                "/map/consistency",
                "/progress")) {
            screens.put(screen, any);
        }
        screens.put("/system/accounts", script);
        screens.put("/system/targets", any);
        screens.put("/system/policy", any);
        screens.put("/system/audit", script);
        screens.put("/system/audit?actor=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&subject=javascript:alert(1)", any);
        screens.put("/system/about", any);
        screens.put("/me", script);
        screens.put("/password?next=javascript:alert(1)", any);
        screens.put("/sign-in?next=javascript:alert(1)", any);
        screens.forEach((address, shows) -> {
            page.navigate(address);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(page.locator("body")).containsText(shows);
            assertNothingRan(address);
        });
        openWhatOpens();
    }

    /** A test that sees nothing must be able to see. */
    @Test
    void wouldHaveBeenSeen() {
        page.navigate("/sign-in");
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')");
        page.waitForCondition(() -> !ran.isEmpty());
        assertThat(page.locator(FOREIGN_MARKUP).count()).isPositive();
    }

    private void assertNothingRan(String where) {
        assertThat(ran).as(where).isEmpty();
        assertThat(page.url()).as(where).startsWith("http://127.0.0.1:" + port + "/");
        assertThat(page.locator(FOREIGN_MARKUP).count()).as(where).isZero();
    }

    /** Drawers, tabs and menus that show more than their screen does at first. */
    private void openWhatOpens() {
        page.navigate("/map?kind=SITE&item=" + item);
        assertThat(page.locator("aside.ins h1")).isVisible();
        for (var tab : page.locator("aside.ins [role=tab]").all()) {
            tab.click();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertNothingRan("map, " + tab.innerText());
        }
        for (String list : List.of("/ledger", "/system/accounts", "/system/audit")) {
            page.navigate(list);
            for (int row = 0; row < 3; row++) {
                page.locator("tbody tr:visible").nth(row).click();
                assertThat(page.getByRole(AriaRole.DIALOG).first()).isVisible();
                page.waitForLoadState(LoadState.NETWORKIDLE);
                assertNothingRan(list);
                page.keyboard().press("Escape");
                assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
            }
        }
        page.navigate("/overview");
        page.locator(".who button").first().click();
        page.keyboard().press("Escape");
        page.keyboard().press("/");
        page.keyboard().type("alert");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("header")).containsText("alert(");
        assertNothingRan("search");
    }

    /** One for each script as its name; each carries eight more in its other texts. */
    private void items() {
        List<io.wanping.register.ItemCommand> commands = new ArrayList<>();
        for (int n = 0; n < scripts.size(); n++) {
            NewItem site =
                    NewItem.site("X-" + n).with(ItemField.NAME, script(n)).gross("10");
            for (int field = 0; field < TEXTS.size(); field++) {
                site = site.with(TEXTS.get(field), script(n + field + 1));
            }
            commands.add(site.command());
        }
        List<java.util.UUID> made = items.apply(commands, Entries.MAKER, Dating.effective(DAY));
        item = made.get(0).toString();
    }

    private void postings() {
        Clerk editor = clerks.editor();
        Clerk checker = clerks.checker();
        var rows = editor.get("/api/items?limit=60").json().path("items");
        for (int n = 0; n < rows.size(); n++) {
            Map<String, Object> body = new LinkedHashMap<>(Map.of(
                    "itemId",
                    rows.get(n).path("id").asString(),
                    "from",
                    "UNCOUNTED",
                    "to",
                    "RESERVE",
                    "area_m2",
                    5,
                    "effectiveOn",
                    DAY.plusDays(1).toString(),
                    "reason",
                    script(n),
                    "evidenceKind",
                    "ACCEPTANCE",
                    "evidenceRef",
                    script(n + 1)));
            Clerk.Answer made = editor.post("/api/journal/postings", body, Map.of("Idempotency-Key", "script-" + n));
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            if (n % 3 == 0) {
                Clerk.Answer refused = checker.post(
                        "/api/journal/postings/" + made.json().path("id").asString() + "/reject",
                        Map.of("reason", script(n + 2)));
                assertThat(refused.status()).as(refused.text()).isEqualTo(200);
            } else if (n % 3 == 1) {
                checker.post("/api/journal/postings/" + made.json().path("id").asString() + "/confirm", null);
            }
        }
    }

    private void accounts() {
        Clerk admin = clerks.of(Role.SYSTEM_ADMIN);
        for (int n = 0; n < scripts.size(); n += 10) {
            String name =
                    script(n).substring(0, Math.min(LONGEST_NAME, script(n).length()));
            admin.post(
                    "/api/accounts",
                    Map.of("username", "scripted-" + n + (ledger.isH2() ? "h" : "p"), "displayName", name));
        }
        for (int n = 0; n < NAMES_TRIED; n++) {
            clerks.anonymous().signIn(script(n * 30), script(n));
        }
        Clerk watcher = clerks.signedIn("script-reader", "<img src=x onerror=alert(1)>", READER);
        for (int n = 0; n < 5; n++) {
            Clerk.Answer made = watcher.post(
                    "/api/account/application-passwords",
                    Map.of(
                            "name",
                            script(n * 40)
                                    .substring(
                                            0,
                                            Math.min(
                                                    LONGEST_NAME, script(n * 40).length())),
                            "password",
                            Clerks.PASSWORD));
            assertThat(made.status()).as(made.text()).isEqualTo(201);
        }
    }

    private static final Set<Role> READER = Set.of(Role.EDITOR, Role.CHECKER, Role.SECURITY_ADMIN);

    private void workbook() {
        WorkbookBuilder sheet = aWorkbook()
                .sheet("地块<img src=x onerror=alert(1)>")
                .row("地块编号", "地块名称", "地址", "用地面积（㎡）", "备注", "<img src=x onerror=alert(1)>");
        for (int n = 0; n < 30; n++) {
            sheet.row("W-" + n, script(n), script(n + 1), 100 + n, script(n + 2), script(n + 3));
        }
        sheet.row(script(1), script(2), script(3), script(4), script(5), script(6));
        Clerk.Answer made = clerks.editor().upload("/api/imports", "<img src=x onerror=alert(1)>.xlsx", sheet.bytes());
        assertThat(made.status()).as(made.text()).isLessThan(300);
        batch = made.json().path("id").asString();
    }

    private String script(int n) {
        return scripts.get(n % scripts.size());
    }

    private void signIn() {
        page.navigate("/");
        page.getByLabel("用户名").fill("script-reader");
        page.getByLabel("密码", new Page.GetByLabelOptions().setExact(true)).fill(Clerks.PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("登录").setExact(true))
                .click();
        assertThat(page.locator(".app")).isVisible();
    }
}
