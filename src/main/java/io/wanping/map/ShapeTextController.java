package io.wanping.map;

import io.wanping.finding.FindingView;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.finding.Texts;
import io.wanping.geo.AreaMeasurer;
import io.wanping.geo.GeoJson;
import io.wanping.geo.GeometryProblem;
import io.wanping.geo.ShapeText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Reads a shape that somebody pasted; writes nothing. What a repair changed is said, and the register asks again when it is saved. */
@RestController
class ShapeTextController {

    private static final int DECIMALS = 10;

    private final ShapeText texts;
    private final AreaMeasurer areas;
    private final Texts words;

    ShapeTextController(ShapeText texts, AreaMeasurer areas, Texts words) {
        this.texts = texts;
        this.areas = areas;
        this.words = words;
    }

    record Request(@Nullable String text) {}

    record ShapeView(JsonNode geometry, BigDecimal area_m2, int system, List<FindingView> remarks) {}

    @PostMapping("/api/map/geometry")
    ShapeView read(@RequestBody Request request, Locale locale) {
        Place place = new Place.Field("text");
        try {
            ShapeText.Read read = texts.read(request.text() == null ? "" : request.text());
            MultiPolygon shape = read.shape().polygon();
            if (shape == null || shape.isEmpty()) {
                throw Refused.because(read.shape().remarks().stream()
                        .map(remark -> remark.finding(place))
                        .toList());
            }
            return new ShapeView(
                    GeoJson.write(shape, DECIMALS),
                    areas.measure(shape).squareMetres(),
                    read.system().code(),
                    words.views(
                            read.shape().remarks().stream()
                                    .map(remark -> remark.finding(place))
                                    .toList(),
                            locale));
        } catch (GeometryProblem problem) {
            throw Refused.because(problem.at(place));
        }
    }
}
