package io.wanping.audit;

import io.wanping.account.CurrentActor;
import io.wanping.finding.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** The auditor's page: reads the record of deeds and verifies its chain. */
@RestController
class AuditController {

    private static final int LARGEST_PAGE = 500;
    private static final int LAST_YEAR = 9999;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AuditStore store;
    private final AuditChain chain;
    private final AuditExport export;
    private final AuditRetention retention;
    private final CurrentActor actor;
    private final Clock clock;

    AuditController(
            AuditStore store,
            AuditChain chain,
            AuditExport export,
            AuditRetention retention,
            CurrentActor actor,
            Clock clock) {
        this.store = store;
        this.chain = chain;
        this.export = export;
        this.retention = retention;
        this.actor = actor;
        this.clock = clock;
    }

    record RowView(
            long seq,
            Instant at,
            String actor,
            String actorName,
            String address,
            String action,
            String subject,
            String result,
            JsonNode detail) {}

    record Page(List<RowView> rows, @Nullable Long next) {}

    /** Days are those of the bureau's time zone; {@code to} is included. */
    @GetMapping("/api/audit")
    Page list(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String address,
            @RequestParam(required = false) AuditRow.@Nullable Result result,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "100") int limit) {
        int size = Math.max(1, Math.min(limit, LARGEST_PAGE));
        AuditStore.Filter filter = filter(actor, action, subject, address, result, from, to, cursor);
        List<AuditRow> rows = store.list(filter, size + 1);
        List<AuditRow> page = rows.subList(0, Math.min(size, rows.size()));
        return new Page(
                page.stream().map(AuditController::view).toList(),
                rows.size() > size ? page.get(size - 1).seq() : null);
    }

    /** The same filters; to the end of the day {@code to}. */
    @GetMapping("/api/audit/export")
    void export(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String address,
            @RequestParam(required = false) AuditRow.@Nullable Result result,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AuditStore.Filter filter = filter(actor, action, subject, address, result, from, to, null);
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-" + LocalDate.now(clock) + ".csv\"");
        String asked = request.getQueryString() == null ? "" : request.getQueryString();
        export.write(filter, asked, response.getWriter(), this.actor.get());
    }

    record PurgeRequest(@Nullable LocalDate before) {}

    /** Removes rows before a day that is at least 180 days past. */
    @PostMapping("/api/audit/purge")
    AuditRetention.Purged purge(@RequestBody PurgeRequest request) {
        if (request.before() == null || Math.abs(request.before().getYear()) > LAST_YEAR) {
            throw new Refused(Refused.Kind.INVALID, "audit.day-out-of-range", "seen", String.valueOf(request.before()));
        }
        return retention.purge(request.before(), actor.get());
    }

    @GetMapping("/api/audit/verification")
    AuditChain.Verification verify() {
        return chain.verify();
    }

    private AuditStore.Filter filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String subject,
            @Nullable String address,
            AuditRow.@Nullable Result result,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Long cursor) {
        return new AuditStore.Filter(
                blankToNull(actor),
                action,
                blankToNull(subject),
                blankToNull(address),
                result,
                startOf(from, 0),
                startOf(to, 1),
                cursor);
    }

    private @Nullable Instant startOf(@Nullable LocalDate day, int daysLater) {
        if (day == null) {
            return null;
        }
        if (Math.abs(day.getYear()) > LAST_YEAR) {
            throw new Refused(Refused.Kind.INVALID, "audit.day-out-of-range", "seen", day);
        }
        return day.plusDays(daysLater).atStartOfDay(clock.getZone()).toInstant();
    }

    private static RowView view(AuditRow row) {
        return new RowView(
                row.seq(),
                row.at(),
                row.actor(),
                row.actorName(),
                row.address(),
                row.action(),
                row.subject(),
                row.result(),
                detail(row));
    }

    /** As text where somebody made it unreadable: the auditor must still see the row. */
    private static JsonNode detail(AuditRow row) {
        try {
            return JSON.readTree(row.detail());
        } catch (JacksonException damaged) {
            return StringNode.valueOf(row.detail());
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
