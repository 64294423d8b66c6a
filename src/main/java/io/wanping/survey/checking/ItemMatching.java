package io.wanping.survey.checking;

import io.wanping.account.Actor;
import io.wanping.account.Reach;
import io.wanping.account.Sight;
import io.wanping.finding.Finding;
import io.wanping.register.Item;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.Items;
import io.wanping.register.RegisterFinding;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.understanding.ImportField;
import io.wanping.zoning.Zones;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the item a row is about: by code; a row without a code by parcel number (sites), then by name and street. A row whose code is
 * new but whose parcel is known under another code is not decided by the machine, and neither is one that fits several items.
 */
@Component
class ItemMatching {

    private final Items items;
    private final Zones zones;
    private final Sight sight;

    ItemMatching(Items items, Zones zones, Sight sight) {
        this.items = items;
        this.zones = zones;
        this.sight = sight;
    }

    /** What was found for a row: an item and how, or why it is refused or parked, or nothing: a new item. */
    record Match(
            @Nullable Item item,
            @Nullable MatchedBy by,
            @Nullable Finding finding) {

        static final Match NONE = new Match(null, null, null);
    }

    /**
     * Matches in the order of the drafts. Asks the registers once for all. Of items the uploader may not look at a row learns only that its
     * code is taken.
     */
    List<Match> match(List<ItemDraft> drafts, Actor uploader) {
        Predicate<Item> seen = seenBy(uploader);
        Map<String, Item> byCode = items.findByCodes(drafts.stream()
                .map(ItemDraft::code)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet()));
        List<ItemDraft> unknown = drafts.stream()
                .filter(draft -> !byCode.containsKey(draft.code()))
                .toList();
        Map<String, List<Item>> byParcel = items.listByParcelNumbers(texts(unknown, ItemField.PARCEL_NUMBER)).stream()
                .filter(seen)
                .collect(Collectors.groupingBy(
                        item -> String.valueOf(item.fields().text(ItemField.PARCEL_NUMBER))));
        Map<String, List<Item>> byName = items
                .listByNames(texts(
                        unknown.stream().filter(draft -> draft.code().isEmpty()).toList(), ItemField.NAME))
                .stream()
                .filter(seen)
                .collect(Collectors.groupingBy(Item::name));
        Map<String, String> seenCodes = new HashMap<>();
        Map<UUID, String> seenItems = new HashMap<>();
        return drafts.stream()
                .map(draft -> once(draft, match(draft, byCode, byParcel, byName, seen), seenCodes, seenItems))
                .toList();
    }

    /** Whether the uploader may look at an item. */
    Predicate<Item> seenBy(Actor uploader) {
        Reach reach = sight.reachOf(uploader);
        return item -> items.isWithin(item, reach);
    }

    private Match match(
            ItemDraft draft,
            Map<String, Item> byCode,
            Map<String, List<Item>> byParcel,
            Map<String, List<Item>> byName,
            Predicate<Item> seen) {
        Item coded = byCode.get(draft.code());
        if (coded != null && !seen.test(coded)) {
            return new Match(
                    null,
                    null,
                    RegisterFinding.CODE_TAKEN.at(draft.cells().place(ImportField.CODE), "code", draft.code()));
        }
        if (coded != null) {
            return coded.kind() == draft.kind()
                    ? new Match(coded, MatchedBy.CODE, null)
                    : refused(draft, SurveyFinding.CODE_OF_OTHER_KIND, "seen", draft.code(), "kind", coded.kind());
        }
        List<Item> sameParcel = draft.kind() == ItemKind.SITE
                ? byParcel
                        .getOrDefault(String.valueOf(draft.fields().text(ItemField.PARCEL_NUMBER)), List.of())
                        .stream()
                        .filter(item -> item.kind() == ItemKind.SITE)
                        .toList()
                : List.of();
        if (!draft.code().isEmpty()) {
            return sameParcel.isEmpty()
                    ? Match.NONE
                    : refused(
                            draft,
                            SurveyFinding.PARCEL_UNDER_OTHER_CODE,
                            "seen",
                            draft.fields().text(ItemField.PARCEL_NUMBER),
                            "other",
                            codes(sameParcel));
        }
        if (!sameParcel.isEmpty()) {
            return only(draft, sameParcel, MatchedBy.PARCEL_NUMBER);
        }
        List<Item> sameName =
                byName.getOrDefault(String.valueOf(draft.fields().text(ItemField.NAME)), List.of()).stream()
                        .filter(item -> item.kind() == draft.kind() && sameStreet(draft, item) && sameSite(draft, item))
                        .toList();
        return sameName.isEmpty() ? Match.NONE : only(draft, sameName, MatchedBy.NAME_AND_STREET);
    }

    private Match only(ItemDraft draft, List<Item> found, MatchedBy by) {
        return found.size() == 1
                ? new Match(found.get(0), by, null)
                : refused(
                        draft,
                        SurveyFinding.MATCH_AMBIGUOUS,
                        "seen",
                        String.valueOf(draft.fields().text(ItemField.NAME)),
                        "candidates",
                        codes(found));
    }

    private boolean sameStreet(ItemDraft draft, Item item) {
        String written = draft.fields().text(ItemField.DECLARED_STREET);
        if (written == null) {
            return false;
        }
        return zones.findStreetByName(written)
                .map(street -> street.code().equals(item.street()))
                .orElseGet(() -> written.equals(item.fields().text(ItemField.DECLARED_STREET)));
    }

    private static boolean sameSite(ItemDraft draft, Item item) {
        String site = draft.fields().text(ItemField.SITE_CODE);
        return site == null || site.equals(item.fields().text(ItemField.SITE_CODE));
    }

    /** A code, and an item, is for one row only. */
    private Match once(ItemDraft draft, Match match, Map<String, String> seenCodes, Map<UUID, String> seenItems) {
        String here = draft.cells().place(ImportField.CODE).text();
        String code =
                draft.code().isEmpty() && match.item() != null ? match.item().code() : draft.code();
        String other = code.isEmpty() ? null : seenCodes.putIfAbsent(code, here);
        if (match.item() != null) {
            String otherItem = seenItems.putIfAbsent(match.item().id(), here);
            other = other == null ? otherItem : other;
        }
        return other == null ? match : refused(draft, SurveyFinding.CODE_TWICE, "seen", code, "other", other);
    }

    private Match refused(ItemDraft draft, SurveyFinding code, @Nullable Object... namesAndValues) {
        Finding finding = code.at(draft.cells().place(ImportField.CODE), namesAndValues);
        return answered(draft, finding).orElseGet(() -> new Match(null, null, finding));
    }

    /** What a person answered to a question about which item a row is: a new one, or one by its code. */
    Optional<Match> answered(ItemDraft draft, Finding finding) {
        String answer = draft.cells().answerTo(finding).orElse("");
        if (answer.equals(Answers.NEW)) {
            draft.cells().ask(finding);
            return Optional.of(Match.NONE);
        }
        if (!answer.startsWith(Answers.ITEM)) {
            return Optional.empty();
        }
        return items.findByCode(answer.substring(Answers.ITEM.length()))
                .filter(item -> item.kind() == draft.kind())
                .map(item -> {
                    draft.cells().ask(finding);
                    return new Match(item, MatchedBy.ANSWER, null);
                });
    }

    private static String codes(List<Item> found) {
        return found.stream().map(Item::code).limit(5).collect(Collectors.joining("、"));
    }

    private static List<String> texts(List<ItemDraft> drafts, ItemField field) {
        return List.copyOf(new LinkedHashMap<>(drafts.stream()
                        .map(draft -> draft.fields().text(field))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toMap(text -> text, text -> text, (one, same) -> one)))
                .keySet());
    }
}
