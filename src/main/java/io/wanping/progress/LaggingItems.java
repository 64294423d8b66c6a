package io.wanping.progress;

import io.wanping.journal.AreaAccount;
import io.wanping.zoning.Target;
import io.wanping.zoning.Targets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which items are behind what the register promises for them. */
@Service
public class LaggingItems {

    private final PlanStore store;
    private final Targets targets;

    LaggingItems(PlanStore store, Targets targets) {
        this.store = store;
        this.targets = targets;
    }

    /** Every item that lags at the end of a day, as known now; the furthest behind first. */
    @Transactional(readOnly = true)
    public List<LaggingItem> listLagging(LocalDate asOf) {
        Map<AreaAccount, LocalDate> starts = new EnumMap<>(AreaAccount.class);
        for (Target target : targets.listTargets()) {
            if (!target.separate()) {
                starts.putIfAbsent(AreaAccount.valueOf(target.account()), target.periodStart());
            }
        }
        return store.list(asOf).stream()
                .flatMap(plan -> plan.lagging(asOf, starts.get(plan.account())).stream())
                .sorted(Plan.WORST_FIRST)
                .toList();
    }
}
