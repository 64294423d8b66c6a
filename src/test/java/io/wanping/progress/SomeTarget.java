package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Targets for tests: three years from 2025, read as stock, over all items, unless said otherwise. */
final class SomeTarget {

    private final String code;
    private final AreaAccount account;
    private final Area target;
    private Reading reading = Reading.STOCK;
    private LocalDate start = LocalDate.of(2025, 1, 1);
    private LocalDate end = LocalDate.of(2027, 12, 31);
    private Target.ScopeRule rule = Target.ScopeRule.ALL_ITEMS;
    private List<String> scopes = List.of();
    private boolean separate;
    private final List<Target.SubTarget> shares = new ArrayList<>();

    private SomeTarget(String code, AreaAccount account, long target_m2) {
        this.code = code;
        this.account = account;
        this.target = Area.ofSquareMetres(target_m2);
    }

    static SomeTarget aTarget(AreaAccount account, long target_m2) {
        return new SomeTarget(account.name(), account, target_m2);
    }

    static SomeTarget aTarget(String code, AreaAccount account, long target_m2) {
        return new SomeTarget(code, account, target_m2);
    }

    SomeTarget read(Reading wanted) {
        reading = wanted;
        return this;
    }

    SomeTarget from(LocalDate first, LocalDate last) {
        start = first;
        end = last;
        return this;
    }

    SomeTarget onlyIn(String... codes) {
        rule = Target.ScopeRule.NAMED_SCOPES;
        scopes = Arrays.asList(codes);
        return this;
    }

    SomeTarget apart() {
        separate = true;
        return this;
    }

    SomeTarget sharedBy(String zone, long target_m2) {
        String owner = zone.toLowerCase(Locale.ROOT);
        shares.add(new Target.SubTarget(zone, Area.ofSquareMetres(target_m2), owner + "（示例）", owner + " (sample)"));
        return this;
    }

    Target build() {
        return new Target(
                code,
                switch (account) {
                    case RESERVE -> "储备";
                    case OPTIMISE -> "优化";
                    default -> separate ? "数通链谷释放" : "释放";
                },
                code,
                account.name(),
                target,
                "GROSS",
                reading,
                start,
                end,
                rule,
                scopes,
                shares,
                new Target.Lamps(BigDecimal.TEN, new BigDecimal(30)),
                Map.of(),
                separate,
                1);
    }
}
