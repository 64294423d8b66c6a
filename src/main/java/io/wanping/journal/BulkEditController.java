package io.wanping.journal;

import io.wanping.account.CurrentActor;
import io.wanping.account.Right;
import io.wanping.account.Sight;
import io.wanping.finding.Finding;
import io.wanping.finding.FindingView;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.finding.Texts;
import io.wanping.register.BulkEdits;
import io.wanping.register.FieldValues;
import io.wanping.register.Item;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.ItemRequests;
import io.wanping.register.RegisterFinding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** One change of many items, of a list or of all that meet a filter: what it would do, doing it, and taking it back. */
@RestController
class BulkEditController {

    private final BulkEdits edits;
    private final LedgerItemStore store;
    private final CurrentActor actor;
    private final Sight sight;
    private final Texts texts;

    BulkEditController(BulkEdits edits, LedgerItemStore store, CurrentActor actor, Sight sight, Texts texts) {
        this.edits = edits;
        this.store = store;
        this.actor = actor;
        this.sight = sight;
        this.texts = texts;
    }

    /** As the list of items takes it. */
    record Filter(
            @Nullable ItemKind kind,
            @Nullable String q,
            @Nullable String zone,
            @Nullable String street,
            @Nullable AreaAccount account,
            @Nullable String scope,
            @Nullable String site,
            @Nullable Boolean placed,
            @Nullable String stage,
            @Nullable String unit,
            @Nullable BigDecimal grossFrom_m2,
            @Nullable BigDecimal grossTo_m2) {}

    /** {@code ids} or {@code filter}; a field given as null is emptied. */
    record BulkRequest(
            @Nullable List<@Nullable UUID> ids,
            @Nullable Filter filter,
            @Nullable JsonNode fields,
            @Nullable String reason,
            @Nullable String mark,
            @Nullable Boolean leaveRefused) {}

    record LineView(
            UUID id,
            ItemKind kind,
            String code,
            String name,
            BulkEdits.Outcome outcome,
            List<Map<String, @Nullable Object>> changes,
            List<FindingView> findings) {}

    record PreviewView(
            String mark,
            long changed,
            long same,
            long refused,
            int unknown,
            BigDecimal capacityChange_m2,
            List<LineView> lines) {}

    @PostMapping("/api/items/bulk/preview")
    PreviewView preview(@RequestBody BulkRequest request, Locale locale) {
        FieldValues fields = fields(request);
        BulkEdits.Preview preview = edits.preview(ids(request), fields, actor.get());
        return new PreviewView(
                preview.mark(),
                preview.count(BulkEdits.Outcome.CHANGED),
                preview.count(BulkEdits.Outcome.SAME),
                preview.count(BulkEdits.Outcome.REFUSED),
                preview.unknown(),
                preview.capacityChange_m2(),
                preview.lines().stream().map(line -> view(line, fields, locale)).toList());
    }

    @PostMapping("/api/items/bulk")
    BulkEdits.Done apply(@RequestBody BulkRequest request) {
        return edits.apply(
                ids(request),
                fields(request),
                request.reason() == null ? "" : request.reason(),
                request.mark(),
                Boolean.TRUE.equals(request.leaveRefused()),
                actor.get());
    }

    record UndoRequest(@Nullable String reason) {}

    @PostMapping("/api/items/bulk/{bulk}/undo")
    BulkEdits.Done undo(@PathVariable UUID bulk, @RequestBody UndoRequest request) {
        return edits.undo(bulk, request.reason() == null ? "" : request.reason(), actor.get());
    }

    private static FieldValues fields(BulkRequest request) {
        List<Finding> findings = new ArrayList<>();
        FieldValues fields = ItemRequests.fields(request.fields(), findings);
        Refused.ifAny(findings);
        return fields;
    }

    private List<UUID> ids(BulkRequest request) {
        if (request.ids() != null && !request.ids().isEmpty() && !request.ids().contains(null)) {
            return List.copyOf(request.ids());
        }
        Filter filter = request.filter();
        if (filter == null) {
            throw Refused.because(RegisterFinding.BULK_WITHOUT_ITEMS.at(new Place.Field("ids")));
        }
        return store.listIds(
                new ItemFilter(
                        filter.kind(),
                        filter.q(),
                        filter.zone(),
                        filter.street(),
                        filter.account(),
                        filter.scope(),
                        filter.site(),
                        null,
                        filter.placed(),
                        filter.stage(),
                        filter.unit(),
                        filter.grossFrom_m2(),
                        filter.grossTo_m2(),
                        sight.reach(),
                        actor.get().may(Right.SEE_PERSONAL_DATA)),
                LedgerItemStore.Order.CODE,
                null,
                BulkEdits.MOST_ITEMS + 1);
    }

    private LineView view(BulkEdits.Line line, FieldValues fields, Locale locale) {
        Item item = line.before();
        List<Map<String, @Nullable Object>> changes = new ArrayList<>();
        for (ItemField field : line.changed()) {
            Map<String, @Nullable Object> change = new LinkedHashMap<>();
            change.put("field", field.jsonName());
            change.put("label", texts.text("register.field." + field.jsonName(), locale));
            change.put("before", item.fields().get(field));
            change.put("after", fields.get(field));
            changes.add(change);
        }
        return new LineView(
                item.id(),
                item.kind(),
                item.code(),
                item.name(),
                line.outcome(),
                changes,
                texts.views(line.findings(), locale));
    }
}
