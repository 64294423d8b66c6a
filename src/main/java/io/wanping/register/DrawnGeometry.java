package io.wanping.register;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Severity;
import io.wanping.geo.CheckedPolygon;
import io.wanping.geo.GeoJson;
import io.wanping.geo.GeometryChecks;
import io.wanping.geo.GeometryProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Geometry in a request, GeoJSON {@code lon, lat}: what a repair would change is a finding, never done silently. */
@Component
class DrawnGeometry {

    private final GeometryChecks checks;

    DrawnGeometry(GeometryChecks checks) {
        this.checks = checks;
    }

    /** Null where there is none, or where a finding says why not. */
    @Nullable
    MultiPolygon read(@Nullable JsonNode geometry, String field, List<Finding> findings) {
        if (geometry == null || geometry.isNull()) {
            return null;
        }
        try {
            CheckedPolygon checked = checks.check(GeoJson.read(geometry));
            checked.remarks().stream()
                    .filter(remark -> remark.code().severity() != Severity.INFO)
                    .forEach(remark -> findings.add(remark.finding(new Place.Field(field))));
            return checked.polygon();
        } catch (GeometryProblem problem) {
            findings.add(problem.at(new Place.Field(field)));
            return null;
        }
    }

    /** Null where there is no line, with a finding. */
    @Nullable
    LineString readLine(@Nullable JsonNode geometry, String field, List<Finding> findings) {
        try {
            if (geometry != null && GeoJson.read(geometry) instanceof LineString line && line.getNumPoints() >= 2) {
                return line;
            }
            findings.add(RegisterFinding.VALUE_TYPE.at(
                    new Place.Field(field), "field", field, "type", "LineString", "seen", seen(geometry)));
        } catch (GeometryProblem problem) {
            findings.add(problem.at(new Place.Field(field)));
        }
        return null;
    }

    private static String seen(@Nullable JsonNode geometry) {
        return geometry == null ? "—" : geometry.path("type").asString("—");
    }
}
