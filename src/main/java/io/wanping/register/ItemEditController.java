package io.wanping.register;

import com.fasterxml.uuid.Generators;
import io.wanping.account.CurrentActor;
import io.wanping.account.Sight;
import io.wanping.finding.BaseVersion;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.finding.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Editing of single items, their history, and what fields there are. Items are read, with their balances, in the journal. */
@RestController
class ItemEditController {

    private final Items items;
    private final ItemStore store;
    private final DrawnGeometry drawn;
    private final CurrentActor actor;
    private final Sight sight;
    private final Texts texts;
    private final Clock clock;

    ItemEditController(
            Items items,
            ItemStore store,
            DrawnGeometry drawn,
            CurrentActor actor,
            Sight sight,
            Texts texts,
            Clock clock) {
        this.items = items;
        this.store = store;
        this.drawn = drawn;
        this.actor = actor;
        this.sight = sight;
        this.texts = texts;
        this.clock = clock;
    }

    record RegisterRequest(
            ItemKind kind,
            String code,
            @Nullable String name,
            @Nullable JsonNode fields,
            @Nullable Set<String> scopes,
            @Nullable JsonNode geometry) {}

    record ReviseRequest(
            @Nullable JsonNode fields,
            @Nullable Set<String> scopes,
            @Nullable JsonNode geometry,
            @Nullable String reason) {}

    record Changed(UUID id, long version) {}

    @PostMapping({"/api/items", RegisterAddress.SITES, RegisterAddress.BUILDINGS})
    ResponseEntity<Changed> register(@RequestBody RegisterRequest request, HttpServletRequest http) {
        List<Finding> findings = new ArrayList<>();
        ItemKind kind = RegisterAddress.of(http).kindOr(request.kind());
        FieldValues fields = fields(request.fields(), findings);
        if (request.name() != null) {
            fields = fields.with(ItemField.NAME, request.name());
        }
        MultiPolygon geometry = drawn.read(request.geometry(), "geometry", findings);
        if (kind == null || (request.kind() != null && request.kind() != kind)) {
            findings.add(RegisterFinding.VALUE_TYPE.at(
                    new Place.Field("kind"),
                    "field",
                    "kind",
                    "type",
                    kind == null ? "SITE BUILDING" : kind,
                    "seen",
                    request.kind() == null ? "—" : request.kind()));
        }
        findings.addAll(checkScopes(request.scopes()));
        findings.addAll(ItemRules.checkCode(request.code() == null ? "" : request.code()));
        Refused.ifAny(findings);
        UUID id = Generators.timeBasedEpochRandomGenerator().generate();
        items.apply(
                List.of(new ItemCommand.Register(
                        id,
                        kind,
                        request.code(),
                        fields,
                        request.scopes() == null ? Set.of() : request.scopes(),
                        geometry,
                        Map.of(),
                        Map.of(),
                        ItemSource.mapEdit(),
                        false)),
                actor.get(),
                Dating.effective(LocalDate.now(clock)));
        return ResponseEntity.created(URI.create(http.getRequestURI() + "/" + id))
                .eTag("\"1\"")
                .body(new Changed(id, 1));
    }

    @PatchMapping({"/api/items/{id}", RegisterAddress.SITES + "/{id}", RegisterAddress.BUILDINGS + "/{id}"})
    ResponseEntity<Changed> revise(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReviseRequest request,
            HttpServletRequest http) {
        long base = BaseVersion.of(ifMatch, "register.base-version-missing");
        Item item = items.getItem(id);
        RegisterAddress.of(http).requireHere(item);
        items.requireInSight(item, sight);
        List<Finding> findings = new ArrayList<>(checkScopes(request.scopes()));
        FieldValues fields = fields(request.fields(), findings);
        MultiPolygon geometry = drawn.read(request.geometry(), "geometry", findings);
        Refused.ifAny(findings);
        items.apply(
                List.of(new ItemCommand.Revise(
                        id,
                        base,
                        fields,
                        request.scopes(),
                        geometry,
                        Map.of(),
                        Map.of(),
                        request.reason() == null ? "" : request.reason().strip(),
                        ItemSource.mapEdit())),
                actor.get(),
                Dating.effective(LocalDate.now(clock)));
        long version = base + 1;
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(new Changed(id, version));
    }

    record RevisionView(
            long revision,
            Instant at,
            String actor,
            String actorName,
            ItemSource source,
            String reason,
            List<Map<String, @Nullable Object>> changes,
            boolean geometryChanged) {}

    @GetMapping({
        "/api/items/{id}/revisions",
        RegisterAddress.SITES + "/{id}/revisions",
        RegisterAddress.BUILDINGS + "/{id}/revisions"
    })
    List<RevisionView> revisions(@PathVariable UUID id, HttpServletRequest http, Locale locale) {
        Item item = items.getItem(id);
        RegisterAddress.of(http).requireHere(item);
        items.requireInSight(item, sight);
        return store.listRevisions(id).stream()
                .map(revision -> new RevisionView(
                        revision.revision(),
                        revision.recordedAt(),
                        revision.actor(),
                        revision.actorName(),
                        revision.source(),
                        revision.reason(),
                        labelled(ItemJson.readChanges(revision.changesJson()), locale),
                        revision.footprintChanged()))
                .toList();
    }

    record Choice(String code, String label, String labelEn) {}

    record FieldView(
            String name,
            String label,
            String labelEn,
            ItemField.Type type,
            @Nullable String unit,
            Set<ItemKind> kinds,
            ItemField.Group group,
            List<Choice> choices) {}

    @GetMapping("/api/fields")
    List<FieldView> fields() {
        List<FieldView> views = new ArrayList<>();
        for (ItemField field : ItemField.values()) {
            views.add(new FieldView(
                    field.jsonName(),
                    label(field.jsonName(), Locale.CHINESE),
                    label(field.jsonName(), Locale.ENGLISH),
                    field.type(),
                    field.unit(),
                    field.kinds(),
                    field.group(),
                    field.choices().stream()
                            .map(choice -> new Choice(
                                    choice, choiceLabel(choice, Locale.CHINESE), choiceLabel(choice, Locale.ENGLISH)))
                            .toList()));
        }
        return views;
    }

    private List<Map<String, @Nullable Object>> labelled(List<Map<String, @Nullable Object>> changes, Locale locale) {
        changes.forEach(change -> change.put("label", label(String.valueOf(change.get("field")), locale)));
        return changes;
    }

    private String label(String jsonName, Locale locale) {
        return texts.text("register.field." + jsonName, locale);
    }

    private String choiceLabel(String choice, Locale locale) {
        return texts.text("register.choice." + choice, locale);
    }

    private static List<Finding> checkScopes(@Nullable Set<@Nullable String> scopes) {
        return scopes != null && scopes.contains(null)
                ? List.of(RegisterFinding.SCOPE_UNKNOWN.at(new Place.Field("scopes"), "seen", "null"))
                : List.of();
    }

    private static FieldValues fields(@Nullable JsonNode fields, List<Finding> findings) {
        return fields == null || fields.isNull() ? FieldValues.none() : ItemJson.read(fields, findings);
    }
}
