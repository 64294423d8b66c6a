package io.wanping.map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.wanping.Wanping;
import io.wanping.testing.Browser;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.PostgisServer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The map as a person feels it, with a hundred thousand sites in headless Chromium on the real application: milliseconds between frames
 * while panning, until a zoom has settled, and from a click to the highlight. The bars are 33, 400 and 100 ms. Needs the built front end in
 * {@code target/classes/static}. Run with {@code mvn -Pbench -Dfrontend.skip=true test-compile exec:java
 * -Dexec.mainClass=io.wanping.map.MapScreenBench}.
 */
public final class MapScreenBench {

    private static final int COLUMNS = 316;
    private static final int PORT = 18_472;

    /** Frames of a drag of four seconds and a half, all round; returns the times between them. */
    private static final String PAN = """
            async () => {
              const map = document.querySelector('.map');
              const box = map.getBoundingClientRect();
              const at = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
              const say = (target, type, x, y) => target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y, button: 0, buttons: 1 }));
              say(map, 'mousedown', at.x, at.y);
              const times = [];
              let last = performance.now();
              for (let i = 0; i < 270; i++) {
                const turn = (i / 270) * 2 * Math.PI;
                say(document, 'mousemove', at.x + Math.sin(turn) * 260, at.y + (1 - Math.cos(turn)) * 160);
                await new Promise(requestAnimationFrame);
                const now = performance.now();
                times.push(now - last);
                last = now;
              }
              say(document, 'mouseup', at.x, at.y);
              return times;
            }""";

    /** From the press of the button until every tile in view is drawn as it should be and put together. */
    private static final String ZOOM = """
            async () => {
              const start = performance.now();
              document.querySelector('.zoom button').click();
              await new Promise((done) => setTimeout(done, 30));
              while (!window.wanpingMapSettled()) await new Promise(requestAnimationFrame);
              await new Promise(requestAnimationFrame);
              return performance.now() - start;
            }""";

    private static final String CLICK = """
            async ([dx, dy]) => {
              const map = document.querySelector('.map');
              const box = map.getBoundingClientRect();
              const [x, y] = [box.left + box.width / 2 + dx, box.top + box.height / 2 + dy];
              const say = (type) => map.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y, button: 0, detail: 1 }));
              const before = window.wanpingHighlighted();
              const start = performance.now();
              say('mousedown'); say('mouseup'); say('click');
              while (window.wanpingHighlighted() === before && performance.now() - start < 5000) await new Promise(requestAnimationFrame);
              return performance.now() - start;
            }""";

    private MapScreenBench() {}

    public static void main(String[] arguments) {
        String database = PostgisServer.createDatabase();
        System.setProperty("local.server.port", String.valueOf(PORT));
        ConfigurableApplicationContext application = SpringApplication.run(
                Wanping.class,
                "--server.port=" + PORT,
                "--spring.datasource.url=" + database,
                "--wanping.sample.load=false",
                "--wanping.data-directory=target/bench-data",
                "--wanping.admin.password=Bench-2026-Wanping");
        try {
            JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
            fill(jdbc);
            Clerk viewer = application
                    .getAutowireCapableBeanFactory()
                    .createBean(Clerks.class)
                    .viewer();
            Page page = Browser.open("http://127.0.0.1:" + PORT);
            page.context().setDefaultTimeout(300_000);
            page.context()
                    .addCookies(List.of(
                            new Cookie("WANPING", viewer.cookie("WANPING")).setUrl("http://127.0.0.1:" + PORT)));
            page.navigate("/map?at=121.455,31.265");
            page.waitForFunction("() => window.wanpingMapSettled && window.wanpingMapSettled()");
            System.out.printf(
                    Locale.ROOT,
                    "%d sites; load of the machine %.1f on %d processors%n",
                    COLUMNS * COLUMNS,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    Runtime.getRuntime().availableProcessors());
            for (int zoom : new int[] {14, 16}) {
                page.navigate("/map?at=121.455,31.265&z=" + zoom);
                page.waitForFunction("() => window.wanpingMapSettled && window.wanpingMapSettled()");
                page.evaluate(PAN);
                print("pan, frame, zoom " + zoom, 33, numbers(page.evaluate(PAN)));
            }
            print("zoom settled", 400, zooms(page));
            print("click to highlight", 100, clicks(page));
        } finally {
            application.close();
        }
    }

    private static double[] zooms(Page page) {
        double[] times = new double[4];
        for (int i = 0; i < times.length; i++) {
            times[i] = ((Number) page.evaluate(ZOOM)).doubleValue();
        }
        return times;
    }

    private static double[] clicks(Page page) {
        double[] times = new double[12];
        for (int i = 0; i < times.length; i++) {
            times[i] = ((Number) page.evaluate(CLICK, List.of(i * 17 - 100, i * 11 - 60))).doubleValue();
        }
        return times;
    }

    private static double[] numbers(Object list) {
        return ((List<?>) list)
                .stream().mapToDouble(one -> ((Number) one).doubleValue()).toArray();
    }

    private static void print(String what, int bar_ms, double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        double p95 = sorted[(int) Math.min(sorted.length - 1L, Math.round(0.95 * sorted.length))];
        System.out.printf(
                Locale.ROOT,
                "%-24s p50 %7.1f ms, p95 %7.1f ms, bar %d ms: %s%n",
                what,
                sorted[sorted.length / 2],
                p95,
                bar_ms,
                p95 <= bar_ms ? "met" : "NOT met");
    }

    private static void fill(JdbcTemplate jdbc) {
        jdbc.update("""
                insert into item (id, kind, code, name, zone_code, zone_method, gross_floor_area_m2, capacity_m2, version, provenance,
                    attributes, created_at, changed_at, footprint)
                select gen_random_uuid(), 'SITE', 'N' || c || '-' || r, '示例地块' || (c * r), 'NONE', 'BENCH', 1000, 1000, 1, '{}', '{}',
                    now(), now(),
                    st_multi(st_makepolygon(st_makeline(array[st_setsrid(st_point(w, s), 4490), st_setsrid(st_point(w + 0.95 * d, s), 4490),
                        st_setsrid(st_point(w + 0.95 * d, s + 0.9 * d), 4490), st_setsrid(st_point(w + d / 2, s + 0.95 * d), 4490),
                        st_setsrid(st_point(w, s + 0.9 * d), 4490), st_setsrid(st_point(w, s), 4490)])))
                from generate_series(0, %1$d - 1) c, generate_series(0, %1$d - 1) r,
                    lateral (select 0.07 / %1$d as d, 121.42 + c * 0.07 / %1$d as w, 31.23 + r * 0.07 / %1$d as s) corner""".formatted(COLUMNS));
        jdbc.update("""
                insert into area_posting (id, item_id, kind, from_account, to_account, area_m2, effective_on, recorded_at, reporting_month,
                    reason, maker, maker_name, idempotency_key)
                select gen_random_uuid(), i.id, 'CAPACITY', 'ORIGIN', (array['UNCOUNTED', 'RESERVE', 'OPTIMISE', 'RELEASE'])
                    [1 + abs(hashtext(i.code)) % 4], 1000, date '2025-01-01', now(), '2025-01', '', 'm', 'm', 'bench/' || i.code from item i""");
        jdbc.execute("analyze");
    }
}
