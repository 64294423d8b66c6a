package io.wanping.journal;

import io.wanping.account.PersonalData;
import io.wanping.geo.Area;
import io.wanping.register.Item;
import io.wanping.register.Items;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the record of deeds says about postings: one in full, many by their number and area. The postings themselves stay as they are. */
final class PostingDeed {

    private PostingDeed() {}

    static Map<String, Object> proposed(List<PostingStore.NewPosting> postings, Items items) {
        if (postings.size() != 1) {
            return many(postings.stream().map(PostingStore.NewPosting::area).toList(), null, PostingStatus.PROPOSED);
        }
        PostingStore.NewPosting posting = postings.get(0);
        String code = items.listByIds(List.of(posting.itemId())).stream()
                .map(Item::code)
                .collect(Collectors.joining());
        Map<String, Object> detail = new TreeMap<>();
        detail.put("item", code);
        detail.putAll(movement(posting.from(), posting.to(), posting.area()));
        detail.put("effectiveOn", posting.effectiveOn());
        detail.put("after.status", PostingStatus.PROPOSED);
        detail.put("reason", PersonalData.maskedNumbers(posting.reason()));
        detail.put("evidence", posting.evidenceKind() == null ? "" : posting.evidenceKind());
        return detail;
    }

    static Map<String, Object> decided(List<Posting> postings, PostingStatus outcome, String reason) {
        Map<String, Object> detail = new TreeMap<>();
        if (postings.size() == 1) {
            Posting posting = postings.get(0);
            detail.put("item", posting.itemCode());
            detail.putAll(movement(posting.from(), posting.to(), posting.area()));
            detail.put("effectiveOn", posting.effectiveOn());
            detail.put("maker", posting.maker());
            detail.put("before.status", PostingStatus.PROPOSED);
            detail.put("after.status", outcome);
        } else {
            detail.putAll(many(postings.stream().map(Posting::area).toList(), PostingStatus.PROPOSED, outcome));
        }
        if (!reason.isBlank()) {
            detail.put("reason", PersonalData.maskedNumbers(reason.strip()));
        }
        return detail;
    }

    static Map<String, Object> reversed(Posting posting, PostingStore.NewPosting by) {
        UUID compensating = by.id();
        Map<String, Object> detail = new TreeMap<>();
        detail.put("item", posting.itemCode());
        detail.putAll(movement(by.from(), by.to(), by.area()));
        detail.put("effectiveOn", by.effectiveOn());
        detail.put("before.correctedBy", "");
        detail.put("after.correctedBy", compensating);
        detail.put("reason", PersonalData.maskedNumbers(by.reason()));
        return detail;
    }

    private static Map<String, Object> movement(AreaAccount from, AreaAccount to, Area area) {
        return Map.of("from", from, "to", to, "area_m2", area.squareMetres().toPlainString());
    }

    private static Map<String, Object> many(List<Area> areas, @Nullable PostingStatus before, PostingStatus after) {
        Map<String, Object> detail = new TreeMap<>();
        detail.put("postings", areas.size());
        detail.put(
                "area_m2",
                areas.stream().reduce(Area.ZERO, Area::plus).squareMetres().toPlainString());
        if (before != null) {
            detail.put("before.status", before);
        }
        detail.put("after.status", after);
        return detail;
    }
}
