package io.wanping.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.wanping.testing.Browser;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.SettableClock;
import io.wanping.testing.TestLedger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The life of a number as two people live it, in a real browser: a movement is posted, refused for want of evidence, proven, confirmed, its
 * month closed; later the past is corrected, and both figures stand side by side with the reason between them.
 */
abstract class JournalJobContract {

    private static final Instant MAY = Instant.parse("2026-05-20T02:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-20T02:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-03T02:00:00Z");
    private static final String JUNE_DAY = "2026-06-20";
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    private int port;

    @Autowired
    private Clerks clerks;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TestLedger ledger;

    private @Nullable Page opened;
    private final List<String> complaints = new ArrayList<>();

    /** A busy machine is no reason to fail. */
    @BeforeAll
    static void bePatient() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @BeforeEach
    void registerABuilding() {
        clock.set(MAY);
        ledger.clear();
        Clerk editor = clerks.editor();
        Clerk.Answer made = editor.post(
                "/api/buildings",
                Map.of("code", "LC-01", "name", "岚川试验楼", "fields", Map.of("grossFloorArea_m2", 1000)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        clerks.checker();
    }

    @AfterEach
    void closeTheBrowser() {
        if (opened != null) {
            opened.context().close();
        }
        clock.reset();
    }

    @Test
    void aNumberIsPostedProvenConfirmedReportedAndCorrected() {
        clock.set(JUNE);
        as("editor");
        postAMovement();

        as("checker");
        isRefusedForMissingEvidence();

        as("editor");
        addTheEvidence();

        as("checker");
        confirmTheMovement();

        clock.set(JULY);
        as("checker");
        closeJune();

        as("editor");
        correctThePast();

        as("checker");
        confirmTheCorrection();
        readBothFiguresAndTheReason();
        readBothFiguresOnTheOverview();

        assertThat(complaints).isEmpty();
    }

    private void postAMovement() {
        open("台账");
        button("新报变动").click();
        Locator form = page().getByRole(AriaRole.DIALOG);
        form.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("对象"))
                .fill("LC-01");
        form.locator(".picker li").first().click();
        form.getByLabel("转入").selectOption("RELEASE");
        form.getByLabel("面积 ㎡").fill("600");
        form.getByLabel("事由").fill("首批楼层交付入市");
        assertThat(form).containsText("“释放”还缺依据");
        assertThat(form.locator("tr").filter(withText("未计入")).locator("td").last())
                .hasText("400.00");
        Browser.picture(page(), "journal-1-post-" + database());
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("报上去，等待复核"))
                .click();
        assertThat(drawer()).containsText("等待另一人复核");
        assertThat(drawer()).containsText("“释放”还缺依据");
    }

    /** Ticked and sent with the keyboard; the server has the last word, and the screen says which and why. */
    private void isRefusedForMissingEvidence() {
        queue();
        page().keyboard().press("j");
        page().keyboard().press(" ");
        button(Pattern.compile("^复核通过 1 笔")).click();
        Locator outcome = page().locator(".outcome");
        assertThat(outcome).containsText("通过 0 笔，1 笔未通过");
        assertThat(outcome).containsText("LC-01");
        assertThat(outcome).containsText("journal.evidence-missing");
        Browser.picture(page(), "journal-2-refused-" + database());
        outcome.getByRole(AriaRole.BUTTON).filter(withText("LC-01")).click();
        Locator confirm = drawer().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("复核通过").setExact(true));
        assertThat(confirm).hasAttribute("aria-disabled", "true");
        assertThat(confirm).hasAttribute("title", Pattern.compile("还缺依据：竣工备案"));
    }

    private void addTheEvidence() {
        open("台账");
        posting().click();
        Locator evidence = drawer().locator(".evidence");
        evidence.locator("select").selectOption("COMPLETION_RECORD");
        evidence.locator("input[type=file]").setInputFiles(new FilePayload("竣工备案.pdf", "application/pdf", PDF));
        assertThat(evidence.locator(".files li")).containsText(Pattern.compile("竣工备案[\\s\\S]*SHA-256[\\s\\S]*周予安"));
        assertThat(evidence).not().containsText("还缺依据");
        Browser.picture(page(), "journal-3-evidence-" + database());
    }

    private void confirmTheMovement() {
        queue();
        posting().click();
        assertThat(drawer().locator(".balance tr").filter(withText("释放"))).containsText("+600.00");
        drawer().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("复核通过").setExact(true))
                .click();
        assertThat(drawer()).containsText(Pattern.compile("已认定[\\s\\S]*林照晚"));
    }

    private void closeJune() {
        open("台账");
        tab("月结");
        Locator wizard = page().locator(".wizard");
        assertThat(wizard).containsText("2026-06 月结");
        assertThat(wizard).containsText("没有拦着关账的问题");
        button("看要冻结的数字").click();
        assertThat(wizard.locator("tr.sum")).containsText("600.00");
        button("去关账").click();
        assertThat(button("关账 2026-06")).hasAttribute("aria-disabled", "true");
        page().getByLabel("关账说明").fill("六月月报");
        Browser.picture(page(), "journal-4-close-" + database());
        button("关账 2026-06").click();
        assertThat(page().getByText("2026-06 已关账")).isVisible();
        Locator closed = page().getByRole(AriaRole.LISTITEM).filter(withText("六月月报"));
        assertThat(closed).containsText(Pattern.compile("2026-06[\\s\\S]*已关账[\\s\\S]*林照晚"));
    }

    private void correctThePast() {
        open("台账");
        posting().click();
        drawer().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("冲正"))
                .click();
        Locator form = page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("冲正变动"));
        form.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("冲正的认定日期"))
                .fill(JUNE_DAY);
        page().keyboard().press("Enter");
        form.getByLabel("冲正原因").fill("竣工备案被撤销，多报");
        assertThat(form.locator(".balance tr").filter(withText("释放"))).containsText("−600.00");
        Browser.picture(page(), "journal-5-correct-" + database());
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("报冲正"))
                .click();
        assertThat(page().getByText("冲正已报，等待复核")).isVisible();
    }

    private void confirmTheCorrection() {
        queue();
        page().getByLabel(Pattern.compile("选择全部可复核的 1 笔")).check();
        button(Pattern.compile("^复核通过 1 笔")).click();
        assertThat(page().locator(".outcome")).containsText("通过 1 笔");
    }

    private void readBothFiguresAndTheReason() {
        tab("月结");
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("上报口径 / 现口径"))
                .click();
        Locator district =
                page().locator("section.panel").filter(withText("全区")).first();
        Locator released = district.locator("tr").filter(withText("释放"));
        assertThat(released.locator("td")).containsText(new String[] {"释放", "600.00", "0", "−600.00"});
        released.getByRole(AriaRole.BUTTON).click();
        Locator reasons = page().getByLabel("差异的原因");
        assertThat(reasons).containsText("竣工备案被撤销，多报");
        assertThat(reasons).containsText(Pattern.compile("周予安 → 林照晚"));
        assertThat(reasons).containsText("进 2026-07");
        assertThat(reasons).containsText("对上 ✓");
        assertThat(page().locator("p.say")).containsText("差异都有原因");
        Browser.picture(page(), "journal-6-both-" + database());
    }

    private void readBothFiguresOnTheOverview() {
        page().navigate("/overview?asOf=2026-06-30");
        Locator figure = page().getByLabel("释放", new Page.GetByLabelOptions().setExact(true))
                .locator(".num a");
        assertThat(figure).hasText("0");
        button("上报口径").click();
        assertThat(figure).hasText("0.06");
        Browser.picture(page(), "journal-7-reported-" + database());
        figure.click();
        assertThat(page().locator(".sum").first()).containsText("转入减转出 600.00 ㎡");
        assertThat(page().locator("table.postings tbody tr")).hasCount(1);
    }

    // ---- the way around

    private Page page() {
        if (opened == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return opened;
    }

    /** At a computer of his own. */
    private void as(String username) {
        if (opened != null) {
            opened.context().close();
        }
        Page page = Browser.open("http://127.0.0.1:" + port);
        opened = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("401")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate("/");
        page.getByLabel("用户名").fill(username);
        page.getByLabel("密码", new Page.GetByLabelOptions().setExact(true)).fill(Clerks.PASSWORD);
        button("登录").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("总览")))
                .isVisible();
    }

    private void open(String screen) {
        page().locator("nav.nav")
                .getByRole(AriaRole.LINK)
                .filter(withText(screen))
                .click();
        assertThat(page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(screen))
                        .first())
                .isVisible();
    }

    private void queue() {
        open("台账");
        tab("待复核");
        assertThat(posting()).isVisible();
    }

    private void tab(String name) {
        page().getByLabel("台账页面")
                .getByRole(AriaRole.LINK)
                .filter(withText(name))
                .click();
    }

    /** The movement's line, or that of its correction. */
    private Locator posting() {
        return page().locator("table.postings tbody tr").filter(withText("释放")).first();
    }

    private Locator drawer() {
        return page().locator(".el-drawer");
    }

    private Locator button(String name) {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator button(Pattern name) {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    abstract String database();
}
