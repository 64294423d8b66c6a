package io.wanping.journal;

import io.wanping.account.Actor;
import io.wanping.geo.Area;
import io.wanping.register.Dating;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.testing.NewItem;
import io.wanping.testing.People;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What editors and checkers do in tests of the journal, in few words. */
final class Books {

    private final Items items;
    private final AreaJournal journal;

    Books(Items items, AreaJournal journal) {
        this.items = items;
        this.journal = journal;
    }

    UUID registered(NewItem item, LocalDate effectiveOn) {
        items.apply(List.of(item.command()), People.EDITOR, Dating.effective(effectiveOn));
        return item.id();
    }

    void registered(LocalDate effectiveOn, NewItem... described) {
        items.apply(
                Arrays.stream(described)
                        .map(item -> (ItemCommand) item.command())
                        .toList(),
                People.EDITOR,
                Dating.effective(effectiveOn));
    }

    void setGross(UUID item, String squareMetres, LocalDate effectiveOn) {
        items.apply(
                List.of(new ItemCommand.Revise(
                        item,
                        items.getItem(item).version(),
                        FieldValues.none().with(ItemField.GROSS_FLOOR_AREA, new BigDecimal(squareMetres)),
                        null,
                        null,
                        Map.of(),
                        Map.of(),
                        "",
                        ItemSource.mapEdit())),
                People.EDITOR,
                Dating.effective(effectiveOn));
    }

    static Movement move(UUID item, AreaAccount from, AreaAccount to, String squareMetres, LocalDate day) {
        return new Movement(item, from, to, squareMetres, day);
    }

    UUID proposed(Movement movement) {
        return proposed(movement, People.EDITOR);
    }

    UUID proposed(Movement movement, Actor actor) {
        return journal.propose(List.of(movement.command()), actor).get(0);
    }

    UUID confirmed(Movement movement) {
        UUID id = proposed(movement);
        journal.confirm(List.of(id), People.CHECKER);
        return id;
    }

    /** A movement about to be proposed; released area comes with its completion record unless said otherwise. */
    static final class Movement {

        private final UUID item;
        private final AreaAccount from;
        private final AreaAccount to;
        private final String squareMetres;
        private final LocalDate day;
        private @Nullable EvidenceKind evidence;
        private String reason = "现场核定";
        private String key = "test:" + UUID.randomUUID();
        private PostingCommand.@Nullable History history;

        private Movement(UUID item, AreaAccount from, AreaAccount to, String squareMetres, LocalDate day) {
            this.item = item;
            this.from = from;
            this.to = to;
            this.squareMetres = squareMetres;
            this.day = day;
            this.evidence = to == AreaAccount.RELEASE ? EvidenceKind.COMPLETION_RECORD : null;
        }

        Movement on(@Nullable EvidenceKind kind) {
            evidence = kind;
            return this;
        }

        Movement because(String words) {
            reason = words;
            return this;
        }

        Movement keyed(String words) {
            key = words;
            return this;
        }

        Movement made(PostingCommand.History earlier) {
            history = earlier;
            return this;
        }

        PostingCommand command() {
            return new PostingCommand(
                    item,
                    from,
                    to,
                    Area.ofSquareMetres(squareMetres),
                    day,
                    reason,
                    evidence,
                    evidence == null ? null : "沪竣备2026-018",
                    key,
                    null,
                    history);
        }
    }
}
