package io.wanping.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wanping.demo.SecondRound.Outcome;
import io.wanping.geo.AreaMeasurer;
import io.wanping.journal.AreaAccount;
import io.wanping.register.ItemField;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

class DemoWorkbooksTest {

    private static SampleLedger ledger;

    @BeforeAll
    static void make() {
        ledger = new SampleLedger();
    }

    @Test
    void theCheckedInWorkbooksAreWhatTheGeneratorWrites() throws IOException {
        for (Map.Entry<String, byte[]> file : DemoWorkbooks.files(ledger).entrySet()) {
            Map<String, byte[]> written = DemoWorkbooks.parts(file.getValue());
            Map<String, byte[]> checkedIn =
                    DemoWorkbooks.parts(Files.readAllBytes(DemoWorkbooks.FOLDER.resolve(file.getKey())));
            assertThat(checkedIn.keySet()).as(file.getKey()).isEqualTo(written.keySet());
            written.forEach((part, content) -> assertThat(Arrays.equals(checkedIn.get(part), content))
                    .as("%s in %s", part, file.getKey())
                    .isTrue());
        }
    }

    @Test
    void thereAreAHundredAndFiftySitesAndFourHundredBuildings() {
        assertThat(ledger.sites()).hasSize(150);
        assertThat(ledger.buildings()).hasSizeBetween(380, 430);
        assertThat(ledger.sites()).filteredOn(site -> site.lonLat() == null).hasSize(8);
        assertThat(ledger.buildings().stream()
                        .filter(building -> building.lonLat() == null)
                        .count())
                .isBetween(40L, 70L);
        assertThat(wan(ledger.items().stream().map(SampleItem::capacity).toList()))
                .isBetween(370.0, 410.0);
    }

    @Test
    void codesNamesAndParcelNumbersAreTheirOwnAndEveryRowSaysItIsASample() {
        List<SampleItem> items =
                Stream.concat(ledger.items().stream(), later().stream()).toList();
        assertThat(items.stream().map(SampleItem::code)).doesNotHaveDuplicates();
        assertThat(items.stream().map(SampleItem::name)).doesNotHaveDuplicates();
        assertThat(ledger.sites().stream().map(site -> site.value(ItemField.PARCEL_NUMBER)))
                .doesNotHaveDuplicates()
                .allMatch(number -> number.toString().matches("06\\d{14}"));
        assertThat(items).allMatch(item -> "示例数据".equals(item.value(ItemField.REMARKS)));
    }

    @Test
    void sitesStandInTheirZoneApartFromEachOtherAndFromMainRoadsAndRails() throws IOException {
        Map<String, Geometry> zones = layer("zoning/zones").stream()
                .collect(Collectors.toMap(zone -> zone.text("code"), GeoJson.Feature::geometry));
        List<GeoJson.Feature> backdrop = layer("osm/backdrop");
        List<SampleItem> placed = placed(Stream.concat(ledger.sites().stream(), ledger.laterSites().stream()));
        for (SampleItem site : placed) {
            Geometry outline = outline(site);
            assertThat(outline.isValid()).isTrue();
            assertThat(zones.get(site.zone()).intersection(outline).getArea() / outline.getArea())
                    .as(site.code())
                    .isGreaterThan(0.97);
            assertThat(backdrop)
                    .as(site.code())
                    .noneMatch(line -> line.geometry().intersects(outline));
        }
        assertNoneOverlap(placed);
    }

    @Test
    void buildingsStandOnTheirSiteApartFromEachOtherAndHoldAsMuchAsTheirFloorsAllow() {
        AreaMeasurer areas = new AreaMeasurer();
        for (SampleItem site : Stream.concat(ledger.sites().stream(), ledger.laterSites().stream())
                .toList()) {
            List<SampleItem> placed = placed(site.buildings().stream());
            assertNoneOverlap(placed);
            for (SampleItem building : placed) {
                assertThat(outline(site).covers(outline(building)))
                        .as(building.code())
                        .isTrue();
                double footprint =
                        areas.measure(outline(building)).squareMetres().doubleValue();
                assertThat(building.area(ItemField.FOOTPRINT_AREA).doubleValue())
                        .isCloseTo(footprint, within(0.01));
                assertThat(building.area(ItemField.ABOVE_GROUND_AREA).doubleValue()
                                / (footprint * building.number(ItemField.FLOORS_ABOVE)))
                        .as(building.code())
                        .isBetween(0.9, 1.0);
            }
        }
        for (SampleItem building : ledger.buildings()) {
            assertThat(building.area(ItemField.ABOVE_GROUND_AREA).add(building.area(ItemField.BELOW_GROUND_AREA)))
                    .isEqualByComparingTo(building.area(ItemField.GROSS_FLOOR_AREA));
        }
    }

    @Test
    void noAccountOfAnyItemFallsBelowZeroOnAnyDayWhateverIsConfirmedAndInTheOrderOfTheBook() {
        assertNeverBelowZero(ledger.postings());
        assertNeverBelowZero(
                ledger.postings().stream().filter(SamplePosting::isConfirmed).toList());
        Map<SampleItem, List<SamplePosting>> soFar = new HashMap<>();
        for (SamplePosting posting : ledger.postings()) {
            List<SamplePosting> ofItem = soFar.computeIfAbsent(posting.item(), item -> new ArrayList<>());
            ofItem.add(posting);
            assertNeverBelowZero(ofItem);
        }
    }

    @Test
    void everyPostingHasItsPaperItsTwoPeopleAndItsDatesInOrder() {
        for (SamplePosting posting : ledger.postings()) {
            String row = posting.item().code() + " " + posting.recordedOn();
            assertThat(posting.evidenceRef()).as(row).startsWith("示例");
            assertThat(posting.reason()).as(row).isNotBlank();
            assertThat(posting.to() != AreaAccount.RELEASE
                            || posting.evidenceKind().provesRelease())
                    .as(row)
                    .isTrue();
            assertThat(ChronoUnit.DAYS.between(posting.effectiveOn(), posting.recordedOn()))
                    .as(row)
                    .isBetween(0L, 25L);
            assertThat(WorkingDays.isOpen(posting.recordedOn())).as(row).isTrue();
            if (posting.checker() != null && posting.decidedOn() != null) {
                assertThat(posting.checker()).as(row).isNotEqualTo(posting.maker());
                assertThat(ChronoUnit.DAYS.between(posting.recordedOn(), posting.decidedOn()))
                        .as(row)
                        .isBetween(1L, 20L);
                assertThat(posting.decidedOn()).as(row).isBeforeOrEqualTo(SampleProgramme.CUT_OFF);
            } else {
                assertThat(posting.recordedOn()).as(row).isAfter(LocalDate.of(2026, 8, 31));
            }
        }
        assertThat(ledger.postings()).hasSizeBetween(700, 1000);
        assertThat(ledger.postings()).filteredOn(p -> !p.isConfirmed()).hasSizeBetween(40, 100);
        assertThat(ledger.postings())
                .filteredOn(p -> p.to().compareTo(p.from()) < 0)
                .hasSizeBetween(8, 16);
    }

    @Test
    void theFiguresAtTheEndOfOctoberAreThoseOfTheProgramme() {
        assertThat(confirmed(AreaAccount.RESERVE)).isCloseTo(68.42, within(0.01));
        assertThat(confirmed(AreaAccount.OPTIMISE)).isCloseTo(46.17, within(0.01));
        assertThat(confirmed(AreaAccount.RELEASE)).isCloseTo(28.40, within(0.01));
        assertThat(proposed(AreaAccount.RESERVE)).isBetween(5.0, 5.4);
        assertThat(proposed(AreaAccount.OPTIMISE)).isBetween(7.2, 8.0);
        assertThat(proposed(AreaAccount.RELEASE)).isBetween(8.2, 9.3);
        assertThat(ledger.wan(
                        ledger.items().stream()
                                .filter(item -> item.scopes().contains("数通链谷"))
                                .toList(),
                        AreaAccount.RELEASE))
                .isBetween(6.5, 7.0);
        for (AreaAccount account : List.of(AreaAccount.RESERVE, AreaAccount.OPTIMISE, AreaAccount.RELEASE)) {
            BigDecimal replayed = balances(ledger.postings().stream()
                            .filter(SamplePosting::isConfirmed)
                            .toList())
                    .getOrDefault(account, BigDecimal.ZERO);
            assertThat(wan(List.of(replayed))).isCloseTo(confirmed(account), within(1e-6));
        }
    }

    @Test
    void plansNameAnAccountAnAreaWithinTheItemADeadlineAndSomebody() {
        List<SampleItem> planned = ledger.items().stream()
                .filter(item -> item.value(ItemField.PLANNED_ACCOUNT) != null)
                .toList();
        assertThat(planned)
                .hasSize(62)
                .allMatch(item -> item.value(ItemField.DEADLINE) != null
                        && item.value(ItemField.RESPONSIBLE_PERSON) != null
                        && item.area(ItemField.PLANNED_AREA).signum() > 0
                        && item.area(ItemField.PLANNED_AREA).compareTo(item.capacity()) <= 0);
    }

    @Test
    void totalsInTheSheetsAreTheSumsOfTheirRows() throws IOException {
        for (byte[] file : DemoWorkbooks.files(ledger).values()) {
            try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
                for (Sheet sheet : book) {
                    assertThat(checkedTotals(book, sheet))
                            .as(sheet.getSheetName())
                            .isPositive();
                }
            }
        }
    }

    @Test
    void theSecondRoundHasTheRowsItsTruthSays() {
        SecondRound round = new SecondRound(ledger);
        round.write(new XSSFWorkbook());
        assertThat(round.outcomes().keySet()).isEqualTo(SecondRound.EXPECTED.keySet());
        SecondRound.EXPECTED.forEach((sheet, counts) -> {
            Map<Outcome, Integer> rows = round.outcomes().get(sheet);
            assertThat(rows.values().stream().mapToInt(Integer::intValue).sum())
                    .as(sheet)
                    .isEqualTo(counts.read());
            assertThat(List.of(
                            rows.getOrDefault(Outcome.NEW, 0),
                            rows.getOrDefault(Outcome.CHANGED, 0),
                            rows.getOrDefault(Outcome.SAME, 0),
                            rows.getOrDefault(Outcome.REJECTED, 0),
                            rows.getOrDefault(Outcome.PARKED, 0)))
                    .as(sheet)
                    .containsExactly(
                            counts.fresh(), counts.changed(), counts.same(), counts.rejected(), counts.parked());
        });
        assertThat(round.bad()).isEqualTo(SecondRound.BAD);
        assertThat(round.proposed()).isEqualTo(SecondRound.PROPOSED_M2);
        assertThat(round.proposedNet()).isEqualTo(SecondRound.PROPOSED_NET_M2);
        assertNoneOverlap(placed(Stream.concat(ledger.buildings().stream(), later().stream())));
    }

    private static List<SampleItem> later() {
        return ledger.laterSites().stream()
                .flatMap(site -> Stream.concat(Stream.of(site), site.buildings().stream()))
                .filter(item -> item.buildings().isEmpty())
                .toList();
    }

    private static double confirmed(AreaAccount account) {
        return ledger.wan(ledger.items(), account);
    }

    private static double proposed(AreaAccount account) {
        return wan(ledger.postings().stream()
                .filter(posting -> !posting.isConfirmed() && posting.to() == account)
                .map(SamplePosting::area)
                .toList());
    }

    private static double wan(List<BigDecimal> areas) {
        return areas.stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue() / 10_000;
    }

    private static Map<AreaAccount, BigDecimal> balances(List<SamplePosting> postings) {
        Map<AreaAccount, BigDecimal> balances = new EnumMap<>(AreaAccount.class);
        postings.forEach(posting -> {
            balances.merge(posting.from(), posting.area().negate(), BigDecimal::add);
            balances.merge(posting.to(), posting.area(), BigDecimal::add);
        });
        return balances;
    }

    private static void assertNeverBelowZero(List<SamplePosting> postings) {
        Map<SampleItem, Map<LocalDate, List<SamplePosting>>> byDay = postings.stream()
                .collect(Collectors.groupingBy(
                        SamplePosting::item,
                        Collectors.groupingBy(SamplePosting::effectiveOn, TreeMap::new, Collectors.toList())));
        byDay.forEach((item, days) -> {
            Map<AreaAccount, BigDecimal> held = new EnumMap<>(AreaAccount.class);
            held.put(AreaAccount.UNCOUNTED, item.capacity());
            days.forEach((day, moved) -> {
                balances(moved).forEach((account, net) -> held.merge(account, net, BigDecimal::add));
                assertThat(held.values()).as("%s on %s", item.code(), day).allMatch(area -> area.signum() >= 0);
            });
        });
    }

    private static int checkedTotals(XSSFWorkbook book, Sheet sheet) {
        int checked = 0;
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.FORMULA) {
                    double written = cell.getNumericCellValue();
                    double computed = book.getCreationHelper()
                            .createFormulaEvaluator()
                            .evaluate(cell)
                            .getNumberValue();
                    assertThat(written).isCloseTo(computed, within(0.005));
                    checked++;
                }
            }
        }
        return checked;
    }

    private static void assertNoneOverlap(List<SampleItem> items) {
        STRtree index = new STRtree();
        items.forEach(item -> index.insert(outline(item).getEnvelopeInternal(), item));
        for (SampleItem item : items) {
            for (Object near : index.query(outline(item).getEnvelopeInternal())) {
                SampleItem other = (SampleItem) near;
                assertThat(other == item || !outline(item).relate(outline(other), "2********"))
                        .as("%s and %s", item.code(), other.code())
                        .isTrue();
            }
        }
    }

    private static List<SampleItem> placed(Stream<SampleItem> items) {
        return items.filter(item -> item.lonLat() != null).toList();
    }

    private static Polygon outline(SampleItem item) {
        Polygon outline = item.lonLat();
        assertThat(outline).as(item.code()).isNotNull();
        return outline;
    }

    private static List<GeoJson.Feature> layer(String name) throws IOException {
        return GeoJson.read(ZoningLayers.GIS_DATA.resolve(name + ".geojson"));
    }
}
