package io.wanping.survey.batch;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Severity;
import io.wanping.survey.checking.CellChange;
import io.wanping.survey.understanding.MappingChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The parts of a batch that are kept as JSON. */
final class BatchJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BatchJson() {}

    /** A finding in the flat form it is kept in. */
    private record Kept(
            String code,
            Severity severity,
            String kind,
            String at,
            @Nullable String cell,
            double lon,
            double lat,
            Map<String, String> arguments) {}

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static BatchReport readReport(String json) {
        return JSON.readValue(json, BatchReport.class);
    }

    static List<MappingChoice> readChoices(String json) {
        return JSON.readValue(json, new TypeReference<List<MappingChoice>>() {});
    }

    static List<CellChange> readChanges(String json) {
        return JSON.readValue(json, new TypeReference<List<CellChange>>() {});
    }

    static Map<String, Object> readStated(String json) {
        return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
    }

    static String writeFinding(Finding finding) {
        Place place = finding.place();
        String cell = null;
        double lon = 0;
        double lat = 0;
        String at = place.text();
        if (place instanceof Place.Cell found) {
            at = found.sheet();
            cell = found.address();
        } else if (place instanceof Place.Spot spot) {
            at = spot.what();
            lon = spot.lon();
            lat = spot.lat();
        }
        return write(new Kept(
                finding.code(),
                finding.severity(),
                place.getClass().getSimpleName(),
                at,
                cell,
                lon,
                lat,
                new LinkedHashMap<>(finding.arguments())));
    }

    static Finding readFinding(String json) {
        Kept kept = JSON.readValue(json, Kept.class);
        Place place = switch (kept.kind()) {
            case "Cell" -> new Place.Cell(kept.at(), String.valueOf(kept.cell()));
            case "Sheet" -> new Place.Sheet(kept.at());
            case "Spot" -> new Place.Spot(kept.lon(), kept.lat(), kept.at());
            case "Item" -> new Place.Item(kept.at());
            case "Field" -> new Place.Field(kept.at());
            default -> new Place.Workbook(kept.at());
        };
        return new Finding(kept.code(), kept.severity(), place, kept.arguments());
    }
}
