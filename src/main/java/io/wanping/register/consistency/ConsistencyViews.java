package io.wanping.register.consistency;

import io.wanping.finding.Finding;
import io.wanping.finding.FindingView;
import io.wanping.finding.Severity;
import io.wanping.finding.Texts;
import io.wanping.geo.GeoJson;
import io.wanping.register.ItemKind;
import io.wanping.zoning.Street;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Findings in the reader's language, zones and streets by their names. */
@Component
class ConsistencyViews {

    /** Facts that are codes of a zone or street. */
    private static final Set<String> PLACES = Set.of("zone", "now", "placed");

    private final Texts texts;
    private final Zones zones;

    ConsistencyViews(Texts texts, Zones zones) {
        this.texts = texts;
        this.zones = zones;
    }

    record ItemView(UUID id, ItemKind kind, String code, String name, String zone, String zoneName) {}

    /** {@code holds} false: the facts are others now than when it was said. */
    record AnswerView(
            String reason, boolean withdrawn, boolean holds, String facts, String statedByName, Instant statedAt) {}

    /** A line of the list; {@code lon, lat} on the disputed ground, null off the map. */
    record Line(
            String id,
            ConsistencyCheck check,
            Severity severity,
            String title,
            String seen,
            List<ItemView> items,
            @Nullable BigDecimal area_m2,
            @Nullable Double lon,
            @Nullable Double lat,
            Consistency.State state,
            String factsMark,
            @Nullable AnswerView answer) {}

    /** A finding in full: what was expected, what to do, the disputed ground, and all that was said. */
    record Whole(
            Line finding,
            String expected,
            String fix,
            @Nullable JsonNode geometry,
            List<AnswerView> answers) {}

    Line line(Consistency.Spoken spoken, Locale locale) {
        ConsistencyFinding finding = spoken.finding();
        FindingView words = texts.view(named(finding, locale), locale);
        Coordinate spot = finding.spot();
        return new Line(
                finding.id(),
                finding.check(),
                finding.check().severity(),
                words.title(),
                words.seen(),
                finding.items().stream().map(item -> item(item, locale)).toList(),
                finding.area_m2(),
                spot == null ? null : spot.x,
                spot == null ? null : spot.y,
                spoken.state(),
                finding.factsMark(),
                spoken.answer() == null ? null : answer(spoken.answer(), finding));
    }

    Whole whole(Consistency.Spoken spoken, List<ConsistencyAnswer> answers, Locale locale) {
        ConsistencyFinding finding = spoken.finding();
        FindingView words = texts.view(named(finding, locale), locale);
        return new Whole(
                line(spoken, locale),
                words.expected(),
                words.fix(),
                finding.where() == null ? null : GeoJson.write(finding.where()),
                answers.stream().map(answer -> answer(answer, finding)).toList());
    }

    String title(ConsistencyCheck check, Locale locale) {
        return texts.text(check.code(), locale);
    }

    String toleranceSource(String name, Locale locale) {
        return texts.text("register.consistency-tolerance." + name, locale);
    }

    String zoneName(String code, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return zones.listZones().stream()
                .filter(zone -> zone.code().equals(code))
                .map(zone -> english ? zone.nameEn() : zone.name())
                .findFirst()
                .orElseGet(() -> texts.text("word.zone." + code, locale));
    }

    private ItemView item(CheckedItem item, Locale locale) {
        return new ItemView(
                item.id(), item.kind(), item.code(), item.called(), item.zone(), zoneName(item.zone(), locale));
    }

    private static AnswerView answer(ConsistencyAnswer answer, ConsistencyFinding finding) {
        return new AnswerView(
                answer.reason(),
                answer.withdrawn(),
                answer.factsMark().equals(finding.factsMark()),
                answer.facts(),
                answer.statedByName(),
                answer.statedAt());
    }

    private Finding named(ConsistencyFinding finding, Locale locale) {
        Finding plain = finding.asFinding();
        Map<String, String> arguments = new LinkedHashMap<>(plain.arguments());
        arguments.replaceAll((name, value) -> PLACES.contains(name) ? placeName(value, locale) : value);
        return new Finding(plain.code(), plain.severity(), plain.place(), arguments);
    }

    private String placeName(String code, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return zones.listStreets().stream()
                .filter(street -> street.code().equals(code))
                .map((Street street) -> english ? street.nameEn() : street.name())
                .findFirst()
                .orElseGet(() -> code.equals("—") ? code : zoneName(code, locale));
    }
}
