package io.wanping.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.wanping.demo.SecondRound;
import io.wanping.geo.GeoJson;
import io.wanping.testing.Browser;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The product's main job as its users do it, in a real browser on the sample district: a survey workbook goes in, its buildings appear on
 * the map, their area is posted, another person confirms, and a figure on 总览 moves and can be clicked back to the spreadsheet cell.
 */
abstract class MainJobContract {

    static final String PASSWORD = "Walk-2026-Wanping";

    private static final Path SECOND_ROUND = Path.of("gis-data/demo", SecondRound.FILE);
    /** As the ledger's last column names a cell of the second round; the first round's sheet has a longer name. */
    private static final Pattern SECOND_ROUNDS_CELL =
            Pattern.compile("^\\s*" + SecondRound.POSTINGS + "![A-Z]+\\d+\\s*$");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);

    @LocalServerPort
    private int port;

    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void openTheBrowser() {
        page = Browser.open("http://127.0.0.1:" + port);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("401")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void closeTheBrowser() {
        page.context().close();
    }

    @Test
    void aSurveyGoesInAndAFigureMovesThatLeadsBackToItsCell() {
        signIn("zhouyuan");
        assertThat(figure("储备")).isEqualByComparingTo("68.42");
        BigDecimal proposedBefore = proposed("释放");
        BigDecimal releasedBefore = figure("释放");
        Browser.picture(page, "walk-1-overview-" + database());

        importTheSecondRound();
        seeANewBuildingOnTheMap();

        open("总览");
        BigDecimal proposed = SecondRound.PROPOSED_NET_M2
                .get(io.wanping.journal.AreaAccount.RELEASE)
                .divide(WAN);
        assertThat(proposed("释放").subtract(proposedBefore)).isEqualByComparingTo(rounded(proposed));
        assertThat(figure("释放")).isEqualByComparingTo(releasedBefore);

        signOut();
        signIn("linzhaowan");
        confirmWhatWaits();

        open("总览");
        assertThat(figure("释放")).isGreaterThan(releasedBefore);
        assertThat(page.locator(".rec, .reconciliation").first()).containsText("账平");
        Browser.picture(page, "walk-4-overview-after-" + database());

        page.getByLabel("释放", new Page.GetByLabelOptions().setExact(true))
                .locator(".num a")
                .click();
        page.locator("tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("td").filter(new Locator.FilterOptions().setHasText(SECOND_ROUNDS_CELL))))
                .first()
                .click();
        Locator source = page.locator(".source").first();
        assertThat(source).containsText(SecondRound.FILE);
        assertThat(source).containsText(Pattern.compile(SecondRound.POSTINGS + "![A-Z]+\\d+"));
        assertThat(source).containsText("原文");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText(Pattern.compile("周予安[\\s\\S]*林照晚"));
        Browser.picture(page, "walk-5-posting-" + database());

        org.assertj.core.api.Assertions.assertThat(complaints).isEmpty();
    }

    private void importTheSecondRound() {
        open("导入");
        page.locator("input[type=file]").setInputFiles(SECOND_ROUND);
        Locator counts = page.getByLabel("读入行的去向");
        assertThat(counts).containsText("预演，尚未写入");
        for (String count : expectedCounts()) {
            assertThat(counts).containsText(count);
        }
        Browser.picture(page, "walk-2-understood-" + database());
        forward("确认对应，去检查");
        forward("看差异");
        forward("去入库");
        page.getByLabel("以上提醒我都看过了").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^入库 \\d+ 行")))
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("^已入库：新增 28 项，变更 8 项"))))
                .isVisible();
    }

    /** The map shows it where it lies: a click on that place, and on nothing else, opens it. */
    private void seeANewBuildingOnTheMap() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("在地图上看"))
                .click();
        assertThat(page.locator("aside.ins h1")).isVisible();
        JsonNode building = newBuilding();
        Coordinate inside =
                GeoJson.read(building.get("geometry")).getInteriorPoint().getCoordinate();
        page.navigate(String.format(Locale.ROOT, "/map?at=%.7f,%.7f", inside.x, inside.y));
        assertThat(page.locator("section.dr tbody")).containsText(site(building));
        assertThat(page.locator("aside.ins h1")).hasCount(0);
        page.locator(".leaflet-container").click();
        assertThat(page.locator("aside.ins h1"))
                .containsText(building.get("name").stringValue());
        assertThat(page.locator("aside.ins")).containsText(building.get("code").stringValue());
        assertThat(page.locator("section.dr tbody tr.sel"))
                .containsText(building.get("code").stringValue());
        Browser.picture(page, "walk-3-map-" + database());
    }

    /** The first building of the second round that is new and has an outline, as the ledger has it now. */
    private JsonNode newBuilding() {
        for (JsonNode batch : get("/api/imports").get("imports")) {
            if (batch.get("fileName").stringValue().equals(SecondRound.FILE)) {
                String rows = "/api/imports/" + batch.get("id").stringValue() + "/rows?outcome=NEW&limit=200";
                for (JsonNode row : get(rows).get("rows")) {
                    if (row.get("kind").stringValue().equals("BUILDING")) {
                        JsonNode item = get("/api/items/" + row.get("itemId").stringValue());
                        if (!item.get("geometry").isNull()) {
                            return item;
                        }
                    }
                }
            }
        }
        throw new AssertionError("no new building with an outline");
    }

    private static String site(JsonNode building) {
        return building.get("siteCode").stringValue();
    }

    private JsonNode get(String path) {
        return JSON.readTree(page.request().get(path).body());
    }

    private void confirmWhatWaits() {
        open("台账");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^待复核")))
                .click();
        page.getByLabel(Pattern.compile("选择全部可复核的")).check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^复核通过")))
                .click();
        assertThat(page.getByText(Pattern.compile("^通过 \\d+ 笔")).first()).isVisible();
    }

    private void signIn(String username) {
        page.navigate("/");
        page.getByLabel("用户名").fill(username);
        page.getByLabel("密码", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("总览")))
                .isVisible();
    }

    private void signOut() {
        page.locator(".who button").first().click();
        page.getByText("退出").click();
        assertThat(page.getByLabel("用户名")).isVisible();
    }

    private void open(String screen) {
        page.locator("nav.nav")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(screen))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(screen))
                        .first())
                .isVisible();
    }

    private void forward(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    /** 万㎡ of a target as 总览 shows it. */
    private BigDecimal figure(String target) {
        return number(page.getByLabel(target, new Page.GetByLabelOptions().setExact(true))
                .locator(".num a"));
    }

    private BigDecimal proposed(String target) {
        return number(page.getByLabel(target, new Page.GetByLabelOptions().setExact(true))
                .locator(".ft a")
                .first());
    }

    private static BigDecimal number(Locator locator) {
        assertThat(locator).hasText(Pattern.compile("^[\\d,.]+$"));
        return new BigDecimal(locator.innerText().replace(",", ""));
    }

    private static BigDecimal rounded(BigDecimal wan) {
        return wan.setScale(2, java.math.RoundingMode.HALF_UP);
    }

    private static List<String> expectedCounts() {
        int read = 0;
        int fresh = 0;
        int changed = 0;
        int same = 0;
        int rejected = 0;
        int parked = 0;
        for (SecondRound.Counts counts : SecondRound.EXPECTED.values()) {
            read += counts.read();
            fresh += counts.fresh();
            changed += counts.changed();
            same += counts.same();
            rejected += counts.rejected();
            parked += counts.parked();
        }
        return List.of("读" + read, "新增" + fresh, "变更" + changed, "相同" + same, "拒绝" + rejected, "搁置" + parked);
    }

    abstract String database();
}
