package io.wanping.report;

import io.wanping.account.Actor;
import io.wanping.account.Audience;
import io.wanping.account.CurrentActor;
import io.wanping.account.PersonalData;
import io.wanping.account.Right;
import io.wanping.account.Sight;
import io.wanping.audit.Downloads;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.finding.Texts;
import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.FigureKind;
import io.wanping.journal.LedgerLaws;
import io.wanping.journal.MonthClosing;
import io.wanping.journal.MonthClosings;
import io.wanping.progress.Figures;
import io.wanping.progress.Grouping;
import io.wanping.progress.ItemStanding;
import io.wanping.progress.ItemStandings;
import io.wanping.progress.LaggingItem;
import io.wanping.progress.Progress;
import io.wanping.progress.ProgressQuestion;
import io.wanping.progress.ProgressSentence;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemField;
import io.wanping.register.KnownItem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a paper says, checks that it agrees with itself, and records that it was taken. */
@Service
public class Papers {

    /** Furthest behind first, then by what is missing, then by code: the order of {@code /api/progress/lagging}. */
    private static final Comparator<ItemStanding> WORST_FIRST = Comparator.comparing(
                    (ItemStanding standing) -> lag(standing).gapPoints())
            .thenComparing(standing -> lag(standing).done().minus(lag(standing).planned()))
            .thenComparing(standing -> standing.item().code());

    private final Figures figures;
    private final ItemStandings standings;
    private final ProgressSentence sentence;
    private final MonthClosings closings;
    private final LedgerLaws laws;
    private final Sight sight;
    private final CurrentActor actor;
    private final Downloads downloads;
    private final Texts texts;
    private final Clock clock;

    Papers(
            Figures figures,
            ItemStandings standings,
            ProgressSentence sentence,
            MonthClosings closings,
            LedgerLaws laws,
            Sight sight,
            CurrentActor actor,
            Downloads downloads,
            Texts texts,
            Clock clock) {
        this.figures = figures;
        this.standings = standings;
        this.sentence = sentence;
        this.closings = closings;
        this.laws = laws;
        this.sight = sight;
        this.actor = actor;
        this.downloads = downloads;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * All that a paper of this month says.
     *
     * @throws Refused for a month that has not begun, and when the ledger or the figures do not add up
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Paper gather(PaperQuestion question) {
        YearMonth month = question.month();
        LocalDate today = LocalDate.now(clock);
        if (month.isAfter(YearMonth.from(today))) {
            throw Refused.because(ReportFinding.MONTH_IN_FUTURE.at(new Place.Field("month"), "month", month));
        }
        LocalDate asOf = month.atEndOfMonth().isBefore(today) ? month.atEndOfMonth() : today;
        Refused.ifAny(brokenLaws());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Function<Grouping, Progress> reckoned =
                grouping -> figures.reckon(new ProgressQuestion(asOf, now, grouping, null, question.figures()));
        Progress zones = reckoned.apply(Grouping.ZONE);
        Instant knownAt = zones.knownAt();
        MonthClosing closing = closing(question, knownAt);
        Progress streets = reckoned.apply(Grouping.STREET);
        Progress scopes = reckoned.apply(Grouping.SCOPE);
        Progress months = reckoned.apply(Grouping.MONTH);
        List<ItemStanding> items = standings.list(asOf, knownAt);
        Refused.ifAny(PaperLaws.check(zones, streets, scopes, months, items));
        List<ItemStanding> seen = items.stream()
                .filter(item -> sight.reaches(item.item().zone(), item.item().street()))
                .toList();
        Map<String, String> zoneNames = names(zones, question);
        Map<String, String> streetNames = names(streets, question);
        Function<ItemStanding, ItemLine> line = standing -> line(standing, question, zoneNames, streetNames);
        return new Paper(
                question,
                asOf,
                knownAt,
                closing,
                zones,
                streets,
                scopes,
                months,
                sentence.of(zones, question.locale()),
                seen.stream().map(line).toList(),
                seen.stream()
                        .filter(standing -> standing.lagging() != null)
                        .sorted(WORST_FIRST)
                        .map(line)
                        .toList(),
                keptTo(zoneNames, streetNames),
                FiguresId.of(List.of(zones, streets, scopes, months)));
    }

    /** What a paper is called on its reader's disk. */
    String fileName(Paper paper, String kind) {
        PaperWords words = new PaperWords(texts, paper.locale());
        String name = new PaperNotes(paper, words).title(kind);
        return paper.isInternal() ? name : name + words.text("file.external");
    }

    /** Records that somebody takes a paper; to be called when it is made and before it is sent. */
    @Transactional
    public void recordDownload(String file, Paper paper) {
        downloads.taken(
                actor.get(),
                "report",
                file,
                paper.items().size(),
                Map.of(
                        "audience",
                        paper.question().audience().name(),
                        "figures",
                        paper.question().figures().name(),
                        "figuresId",
                        paper.figuresId()));
    }

    /** The closing whose figures these are; null while the month is open, and for what is known now. */
    private @Nullable MonthClosing closing(PaperQuestion question, Instant knownAt) {
        return closings.listClosings().stream()
                .filter(closing -> question.figures() == FigureKind.REPORTED && closing.isClosed())
                .filter(closing -> closing.closedAt().equals(knownAt))
                .findFirst()
                .orElse(null);
    }

    private List<Finding> brokenLaws() {
        List<Finding> findings = new ArrayList<>();
        laws.broken()
                .forEach(result -> result.broken()
                        .forEach(item -> findings.add(
                                ReportFinding.LAW_BROKEN.at(new Place.Item(item), "law", result.law(), "item", item))));
        return findings;
    }

    /** Names of the zones and streets the reader is kept to. */
    private Set<String> keptTo(Map<String, String> zoneNames, Map<String, String> streetNames) {
        Set<String> names = new TreeSet<>();
        sight.reach().zones().forEach(zone -> names.add(zoneNames.getOrDefault(zone, zone)));
        sight.reach().streets().forEach(street -> names.add(streetNames.getOrDefault(street, street)));
        return names;
    }

    private static Map<String, String> names(Progress progress, PaperQuestion question) {
        boolean english = question.locale().getLanguage().equals("en");
        return progress.rows().stream()
                .map(Progress.Row::heading)
                .collect(Collectors.toMap(
                        Progress.Heading::key, heading -> english ? heading.nameEn() : heading.name()));
    }

    private ItemLine line(
            ItemStanding standing,
            PaperQuestion question,
            Map<String, String> zoneNames,
            Map<String, String> streetNames) {
        boolean internal = question.audience() == Audience.INTERNAL;
        KnownItem item = standing.item();
        FieldValues fields = item.fields();
        LaggingItem lagging = standing.lagging();
        Function<ItemField, @Nullable String> open = field -> seen(field, fields.text(field), internal);
        String planned = fields.text(ItemField.PLANNED_ACCOUNT);
        String street = item.street() == null ? "NONE" : item.street();
        return new ItemLine(
                item.id(),
                item.kind(),
                item.code(),
                Objects.requireNonNull(seen(ItemField.NAME, item.name(), internal)),
                zoneNames.getOrDefault(item.zone(), item.zone()),
                streetNames.getOrDefault(street, street),
                fields.number(ItemField.GROSS_FLOOR_AREA),
                standing.held(),
                standing.waiting(),
                planned == null ? null : AreaAccount.valueOf(planned),
                area(fields, ItemField.PLANNED_AREA),
                standing.done(),
                fields.date(ItemField.DEADLINE),
                standing.state(),
                lagging == null ? null : lagging.gapPoints(),
                lagging == null ? null : lagging.daysLeft(),
                fields.text(ItemField.STAGE),
                open.apply(ItemField.RESPONSIBLE_UNIT),
                internal ? open.apply(ItemField.RESPONSIBLE_PERSON) : null,
                internal ? open.apply(ItemField.PROBLEMS) : null,
                internal ? open.apply(ItemField.NEXT_STEPS) : null,
                internal ? item.geometry() : null,
                item.sample());
    }

    /** As the reader may see it; numbers of telephones and persons go to nobody outside. */
    private @Nullable String seen(ItemField field, @Nullable String text, boolean internal) {
        Actor reader = actor.get();
        if (text == null || (internal && reader.may(Right.SEE_PERSONAL_DATA))) {
            return text;
        }
        return PersonalData.masked(field.jsonName(), text);
    }

    private static @Nullable Area area(FieldValues fields, ItemField field) {
        return fields.number(field) == null ? null : Area.ofSquareMetres(fields.number(field));
    }

    private static LaggingItem lag(ItemStanding standing) {
        return Objects.requireNonNull(standing.lagging());
    }
}
