package io.wanping.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import io.wanping.geo.GeoJson;
import io.wanping.register.Dating;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.testing.Browser;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.TestLedger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drawing, editing, splitting and merging with mouse and keyboard on a map with two thousand sites; what is saved is what was drawn. */
abstract class MapEditingContract {

    private static final int SITES = 2000;
    private static final double LON = 121.4450;
    private static final double LAT = 31.2900;

    /** Seven decimals of a degree. */
    private static final double TOLERANCE_DEGREES = 1e-7;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private TestLedger ledger;

    @Autowired
    private Clerks clerks;

    @Autowired
    private Items items;

    private Clerk editor;
    private Page page;
    private double width;
    private double height;

    @BeforeEach
    void open() {
        ledger.clear();
        editor = clerks.editor();
        enterSites();
        page = window();
    }

    @AfterEach
    void close() {
        Browser.picture(page, "map-last-" + database());
        page.context().close();
    }

    @Test
    void savesExactlyWhatWasDrawnEditedSplitAndMerged() {
        goTo(page, "at=" + LON + "," + LAT);
        draw();
        String drawn = idOf("W");
        dragAVertexAndTakeItBack(drawn);
        List<String> parts = splitInTwo();
        mergeAgain(parts);
    }

    private void draw() {
        page.keyboard().press("p");
        assertThat(page.locator(".ins")).isVisible();
        click(0.30, 0.45);
        click(0.42, 0.45);
        click(0.60, 0.90);
        page.keyboard().press("Control+z");
        click(0.42, 0.66);
        click(0.30, 0.66);
        page.keyboard().press("Enter");
        page.locator("#new-code").fill("W");
        Request sent = page.waitForRequest(
                request -> request.method().equals("POST") && request.url().endsWith("/api/items"),
                () -> page.locator(".ins .btn.primary, .ins button:has-text('保存')")
                        .last()
                        .click());
        MultiPolygon asSent = shape(JSON.readTree(sent.postData()).path("geometry"));
        assertThat(page.locator(".ih")).containsText("W");
        MultiPolygon saved = saved(idOf("W"));
        assertThat(saved.getCoordinates()).as("no vertex is lost").hasSize(5);
        assertSame(saved, asSent);
        Coordinate first = asSent.getCoordinates()[0];
        assertThat(first.x)
                .as("where the mouse was, to a pixel")
                .isCloseTo(lonAt(0.30), org.assertj.core.data.Offset.offset(1.2e-5));
        Browser.picture(page, "map-drawn-" + database());
    }

    private void dragAVertexAndTakeItBack(String id) {
        MultiPolygon before = saved(id);
        page.keyboard().press("e");
        var handle = page.locator(".marker-icon:not(.marker-icon-middle)").nth(1);
        handle.waitFor();
        var box = handle.boundingBox();
        drag(box.x + box.width / 2, box.y + box.height / 2, 25, -18);
        assertThat(page.locator(".geo")).containsText("1 步未保存");
        page.keyboard().press("Control+z");
        assertThat(page.locator(".geo")).containsText("0 步未保存");
        page.keyboard().press("Control+y");
        Request sent = page.waitForRequest(
                request -> request.method().equals("PATCH"),
                () -> page.locator(".ins .foot button[type=submit]").click());
        assertThat(page.locator(".ins .foot")).hasCount(0);
        MultiPolygon saved = saved(id);
        assertSame(saved, shape(JSON.readTree(sent.postData()).path("geometry")));
        assertThat(saved.equalsExact(before, 1e-6)).isFalse();
    }

    private List<String> splitInTwo() {
        page.keyboard().press("s");
        click(0.36, 0.36);
        click(0.36, 0.76);
        page.keyboard().press("Enter");
        assertThat(page.locator(".ins section")).hasCount(2);
        Request sent = page.waitForRequest(
                request -> request.url().endsWith("/split"),
                () -> page.locator(".ins footer button").last().click());
        assertThat(page.locator(".ih")).containsText("W-1");
        JsonNode parts = JSON.readTree(sent.postData()).path("parts");
        List<String> ids = List.of(idOf("W-1"), idOf("W-2"));
        for (int i = 0; i < 2; i++) {
            assertSame(saved(ids.get(i)), shape(parts.get(i).path("geometry")));
        }
        return ids;
    }

    private void mergeAgain(List<String> parts) {
        double ground = saved(parts.get(0)).getArea() + saved(parts.get(1)).getArea();
        page.keyboard().down("Shift");
        click(0.40, 0.60);
        page.keyboard().up("Shift");
        page.keyboard().press("j");
        assertThat(page.locator(".ins li")).hasCount(2);
        page.locator(".ins footer button").last().click();
        assertThat(page.locator(".ih")).containsText("W-1-H");
        MultiPolygon merged = saved(idOf("W-1-H"));
        assertThat(merged.getNumGeometries()).isOne();
        assertThat(merged.getArea()).isCloseTo(ground, org.assertj.core.data.Offset.offset(1e-11));
        Browser.picture(page, "map-merged-" + database());
    }

    @Test
    void losesNothingWhenTwoPeopleEditOneParcel() {
        String id = idOf("N-0");
        Page other = window();
        try {
            for (Page one : List.of(page, other)) {
                goTo(one, "item=" + id);
                one.locator("#tab-FIELDS").click();
            }
            page.locator("#f-name").fill("甲改的名称");
            other.locator("#f-remarks").fill("乙写的备注");
            other.locator("#f-address").fill("乙写的地址");
            page.locator(".ins .foot button[type=submit]").click();
            assertThat(page.locator(".ins .foot")).hasCount(0);

            other.locator(".ins .foot button[type=submit]").click();
            assertThat(other.locator(".stale")).isVisible();
            Browser.picture(other, "map-stale-" + database());
            other.locator(".stale button").click();
            other.locator(".ins .foot button[type=submit]").click();
            assertThat(other.locator(".ins .foot")).hasCount(0);

            JsonNode fields = editor.get("/api/items/" + id).json().path("fields");
            assertThat(fields.path("name").asString()).isEqualTo("甲改的名称");
            assertThat(fields.path("remarks").asString()).isEqualTo("乙写的备注");
            assertThat(fields.path("address").asString()).isEqualTo("乙写的地址");
            // what the other saved comes in by itself, and the selection stays
            assertThat(page.locator("#f-remarks")).hasValue("乙写的备注");
            assertThat(page.locator(".ih")).containsText("甲改的名称");
        } finally {
            other.context().close();
        }
    }

    abstract String database();

    private Page window() {
        Page opened = Browser.open(editor.origin());
        opened.context().setDefaultTimeout(60_000);
        com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        opened.context()
                .addCookies(List.of(
                        new Cookie("WANPING", editor.cookie("WANPING")).setUrl(editor.origin()),
                        new Cookie("XSRF-TOKEN", editor.cookie("XSRF-TOKEN")).setUrl(editor.origin())));
        return opened;
    }

    private void goTo(Page window, String query) {
        window.navigate("/map?" + query);
        assertThat(window.locator("[role=toolbar]").first()).isVisible();
        assertThat(window.locator("tbody tr").first()).isVisible();
        if (window == page) {
            var box = page.locator(".map").first().boundingBox();
            width = box.width;
            height = box.height;
        }
    }

    /** Parts of the map as it was before anything was chosen, from its middle, which stays where it is when a panel opens. */
    private void click(double across, double down) {
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var box = page.locator(".map").first().boundingBox();
        double x = box.x + box.width / 2 + (across - 0.5) * width;
        double y = box.y + box.height / 2 + (down - 0.5) * height;
        page.mouse().move(x - 3, y);
        page.mouse().click(x, y);
    }

    private void drag(double x, double y, double right, double down) {
        page.mouse().move(x, y);
        page.mouse().down();
        for (int step = 1; step <= 5; step++) {
            page.mouse().move(x + right * step / 5, y + down * step / 5);
        }
        page.mouse().up();
    }

    /** At zoom 17 a pixel is 360 / (256 · 2^17) degrees. */
    private double lonAt(double across) {
        return LON + (across - 0.5) * width * 360 / (256.0 * (1 << 17));
    }

    private MultiPolygon saved(String id) {
        return shape(editor.get("/api/items/" + id).json().path("geometry"));
    }

    private static MultiPolygon shape(JsonNode json) {
        return (MultiPolygon) GeoJson.read(json);
    }

    private static void assertSame(MultiPolygon saved, MultiPolygon drawn) {
        assertThat(saved.norm().equalsExact(drawn.norm(), TOLERANCE_DEGREES))
                .as("%s as drawn: %s", saved, drawn)
                .isTrue();
    }

    private String idOf(String code) {
        for (JsonNode item : editor.get("/api/items?limit=500&q=" + code).json().path("items")) {
            if (item.path("code").asString().equals(code)) {
                return item.path("id").asString();
            }
        }
        throw new AssertionError("no " + code);
    }

    private void enterSites() {
        List<ItemCommand> commands = new ArrayList<>();
        for (int n = 0; n < SITES; n++) {
            MultiPolygon square =
                    Entries.square(LON + 0.004 + (n % 50) * 0.0003, LAT - 0.008 + Math.floorDiv(n, 50) * 0.0003);
            commands.add(new ItemCommand.Register(
                    UUID.randomUUID(),
                    ItemKind.SITE,
                    "N-" + n,
                    FieldValues.none()
                            .with(ItemField.NAME, "地块" + n)
                            .with(ItemField.GROSS_FLOOR_AREA, BigDecimal.valueOf(1000)),
                    Set.of(),
                    square,
                    Map.of(),
                    Map.of(),
                    ItemSource.survey(UUID.randomUUID(), "摸排表.xlsx", "地块", n + 2),
                    false));
        }
        items.apply(commands, Entries.MAKER, Dating.effective(LocalDate.of(2025, 1, 1)));
    }
}
