package io.wanping.zoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.geo.AreaMeasurer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

class PartitionCheckTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final MultiPolygon DISTRICT = box(121.40, 31.20, 121.42, 31.22);

    private final PartitionCheck check = new PartitionCheck(new AreaMeasurer());

    @Test
    void twoHalvesPartTheDistrict() {
        assertThat(findings(box(121.40, 31.20, 121.41, 31.22), box(121.41, 31.20, 121.42, 31.22)))
                .isEmpty();
    }

    @Test
    void anOverlapIsFoundWithItsPlaceAndArea() {
        List<Finding> findings = findings(box(121.40, 31.20, 121.411, 31.22), box(121.41, 31.20, 121.42, 31.22));

        assertThat(findings).extracting(Finding::code).containsExactly("zoning.zones-overlap");
        assertThat(findings.get(0).arguments()).containsEntry("name", "东 · 西");
        // 0.001° by 0.02° at 31.21° N: about 95.3 m by 2,217.8 m
        assertThat(Double.parseDouble(findings.get(0).arguments().get("area"))).isCloseTo(211_300, within(500.0));
        Place.Spot spot = (Place.Spot) findings.get(0).place();
        assertThat(spot.lon()).isBetween(121.41, 121.411);
    }

    @Test
    void aGapIsFoundWithItsPlace() {
        List<Finding> findings = findings(box(121.40, 31.20, 121.409, 31.22), box(121.41, 31.20, 121.42, 31.22));

        assertThat(findings).extracting(Finding::code).containsExactly("zoning.gap-between-zones");
        assertThat(((Place.Spot) findings.get(0).place()).lon()).isBetween(121.409, 121.41);
    }

    @Test
    void aZoneThatLeavesTheDistrictIsFound() {
        assertThat(findings(box(121.40, 31.20, 121.41, 31.22), box(121.41, 31.20, 121.421, 31.22)))
                .extracting(Finding::code)
                .containsExactly("zoning.zone-leaves-district");
    }

    @Test
    void aBrokenOutlineIsSaidBeforeAnythingIsCut() {
        Polygon bowTie = FACTORY.createPolygon(new org.locationtech.jts.geom.Coordinate[] {
            new org.locationtech.jts.geom.Coordinate(121.40, 31.20),
            new org.locationtech.jts.geom.Coordinate(121.41, 31.22),
            new org.locationtech.jts.geom.Coordinate(121.41, 31.20),
            new org.locationtech.jts.geom.Coordinate(121.40, 31.22),
            new org.locationtech.jts.geom.Coordinate(121.40, 31.20)
        });

        assertThat(findings(FACTORY.createMultiPolygon(new Polygon[] {bowTie}), box(121.41, 31.20, 121.42, 31.22)))
                .extracting(Finding::code)
                .containsExactly("zoning.outline-broken");
    }

    @Test
    void aSliverWithinDrawingAccuracyPasses() {
        // 2e-8° by 0.02°: about 4 ㎡ along two kilometres
        assertThat(findings(box(121.40, 31.20, 121.41000002, 31.22), box(121.41, 31.20, 121.42, 31.22)))
                .isEmpty();
    }

    private List<Finding> findings(MultiPolygon east, MultiPolygon west) {
        Map<String, MultiPolygon> parts = new LinkedHashMap<>();
        parts.put("东", east);
        parts.put("西", west);
        return check.check(DISTRICT, parts);
    }

    private static MultiPolygon box(double west, double south, double east, double north) {
        Polygon polygon = (Polygon) FACTORY.toGeometry(new Envelope(west, east, south, north));
        return FACTORY.createMultiPolygon(new Polygon[] {polygon});
    }
}
