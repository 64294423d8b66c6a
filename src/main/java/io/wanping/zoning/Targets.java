package io.wanping.zoning;

import io.wanping.account.Actor;
import io.wanping.account.BeforeAfter;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The targets and their settings. A changed setting is no longer the sample's: its source note then names who set it and why. */
@Service
public class Targets {

    private final TargetStore store;
    private final Zones zones;
    private final AuditLog audit;

    Targets(TargetStore store, Zones zones, AuditLog audit) {
        this.store = store;
        this.zones = zones;
        this.audit = audit;
    }

    /** In the order the plan names them. */
    @Transactional(readOnly = true)
    public List<Target> listTargets() {
        return store.list();
    }

    /** @throws Refused {@code zoning.target-unknown} */
    @Transactional(readOnly = true)
    public Target getTarget(String code) {
        return store.list().stream()
                .filter(target -> target.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("zoning.target-unknown", "target", code));
    }

    /** The settings of a target a person may change; why goes into the source notes and the record of deeds. */
    record Change(
            Area target,
            Reading reading,
            LocalDate periodStart,
            LocalDate periodEnd,
            Target.Lamps lamps,
            List<Target.SubTarget> subTargets,
            String reason) {}

    /** @throws Refused with findings, or {@code zoning.target-stale} when the base version is no longer the current one */
    @Transactional
    Target change(String code, long baseVersion, Change change, Actor actor) {
        Target before = getTarget(code);
        List<Finding> findings = check(before, change);
        if (!findings.isEmpty()) {
            throw Refused.because(findings);
        }
        Target after = new Target(
                before.code(),
                before.name(),
                before.nameEn(),
                before.account(),
                change.target(),
                before.areaBasis(),
                change.reading(),
                change.periodStart(),
                change.periodEnd(),
                before.scopeRule(),
                before.scopes(),
                change.subTargets(),
                change.lamps(),
                sources(before, change, actor),
                before.separate(),
                baseVersion + 1);
        if (!store.update(after, baseVersion)) {
            throw new Refused(
                    Refused.Kind.STALE, "zoning.target-stale", "seen", baseVersion, "current", before.version());
        }
        Map<String, Object> detail = new TreeMap<>(BeforeAfter.of(words(before), words(after)));
        detail.put("version", after.version());
        detail.put("reason", change.reason().strip());
        audit.record(actor, "target.change", code, detail);
        return after;
    }

    private static Map<String, String> words(Target target) {
        return Map.of(
                "target_m2", plain(target.target().squareMetres()),
                "reading", target.reading().name(),
                "periodStart", target.periodStart().toString(),
                "periodEnd", target.periodEnd().toString(),
                "lamps.greenBelow_points", plain(target.lamps().greenBelow_points()),
                "lamps.redAbove_points", plain(target.lamps().redAbove_points()),
                "subTargets",
                        target.subTargets().stream()
                                .map(part ->
                                        part.zone() + " " + plain(part.target().squareMetres()) + " " + part.owner())
                                .collect(Collectors.joining("; ")));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private List<Finding> check(Target before, Change change) {
        List<Finding> findings = new ArrayList<>();
        if (change.target().isZero() || change.target().isNegative()) {
            findings.add(ZoningFinding.TARGET_NOT_POSITIVE.at(
                    new Place.Field("target_m2"), "seen", change.target().squareMetres()));
        }
        if (!change.periodStart().isBefore(change.periodEnd())) {
            findings.add(ZoningFinding.PERIOD_BACKWARDS.at(
                    new Place.Field("periodEnd"), "start", change.periodStart(), "end", change.periodEnd()));
        }
        if (change.lamps().greenBelow_points().signum() < 0
                || change.lamps().greenBelow_points().compareTo(change.lamps().redAbove_points()) > 0) {
            findings.add(ZoningFinding.LAMPS_CROSSED.at(
                    new Place.Field("lamps"),
                    "green",
                    change.lamps().greenBelow_points(),
                    "red",
                    change.lamps().redAbove_points()));
        }
        Set<String> known = zones.listZones().stream().map(Zone::code).collect(Collectors.toSet());
        Area sum = Area.ZERO;
        for (Target.SubTarget part : change.subTargets()) {
            if (!known.contains(part.zone()) || part.target().isNegative()) {
                findings.add(ZoningFinding.ZONE_UNKNOWN.at(new Place.Field("subTargets"), "seen", part.zone()));
            }
            sum = sum.plus(part.target());
        }
        if (sum.compareTo(change.target()) > 0) {
            findings.add(ZoningFinding.SUB_TARGETS_EXCEED.at(
                    new Place.Field("subTargets"),
                    "sum",
                    sum.squareMetres(),
                    "target",
                    change.target().squareMetres()));
        }
        if (change.reason().isBlank()) {
            findings.add(ZoningFinding.REASON_MISSING.at(new Place.Field("reason"), "target", before.name()));
        }
        return findings;
    }

    private static Map<String, Target.SourceNote> sources(Target before, Change change, Actor actor) {
        Map<String, Target.SourceNote> sources = new HashMap<>(before.sources());
        Target.SourceNote note = new Target.SourceNote(
                "set",
                "［设定］" + actor.displayName() + "：" + change.reason().strip(),
                "[set] " + actor.displayName() + ": " + change.reason().strip());
        if (!before.target().equals(change.target())) {
            sources.put("target_m2", note);
        }
        if (before.reading() != change.reading()) {
            sources.put("reading", note);
        }
        if (!before.periodStart().equals(change.periodStart())
                || !before.periodEnd().equals(change.periodEnd())) {
            sources.put("period", note);
        }
        if (before.lamps().greenBelow_points().compareTo(change.lamps().greenBelow_points()) != 0
                || before.lamps().redAbove_points().compareTo(change.lamps().redAbove_points()) != 0) {
            sources.put("lamp", note);
        }
        if (!before.subTargets().equals(change.subTargets())) {
            sources.put("subTargets", note);
        }
        return sources;
    }
}
