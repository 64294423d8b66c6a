package io.wanping.progress;

import io.wanping.finding.Texts;
import io.wanping.journal.MonthClosed;
import io.wanping.journal.Vantage;
import io.wanping.zoning.Targets;
import io.wanping.zoning.Zones;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The terms figures are given in: today's, or for the reported figures of a closed month those of the day it was closed. */
@Component
class TermsBook {

    private final Targets targets;
    private final Zones zones;
    private final Texts texts;
    private final TermsStore store;

    TermsBook(Targets targets, Zones zones, Texts texts, TermsStore store) {
        this.targets = targets;
        this.zones = zones;
        this.texts = texts;
        this.store = store;
    }

    Terms from(Vantage vantage) {
        return vantage.closing() == null
                ? present()
                : store.find(vantage.closing()).orElseGet(this::present);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(MonthClosed event) {
        store.insert(event.closing(), present());
    }

    private Terms present() {
        List<Progress.Heading> inZones = new ArrayList<>(zones.listZones().stream()
                .map(zone -> new Progress.Heading(zone.code(), zone.name(), zone.nameEn(), zone.role(), zone.roleEn()))
                .toList());
        inZones.add(bucket("zone", Zones.NONE));
        inZones.add(bucket("zone", Zones.UNPLACED));
        List<Progress.Heading> inStreets = new ArrayList<>(zones.listStreets().stream()
                .map(street -> new Progress.Heading(street.code(), street.name(), street.nameEn(), null, null))
                .toList());
        inStreets.add(bucket("street", Zones.NONE));
        return new Terms(
                targets.listTargets(),
                inZones,
                inStreets,
                zones.listScopes().stream()
                        .map(scope -> new Progress.Heading(scope.code(), scope.name(), scope.nameEn(), null, null))
                        .toList());
    }

    private Progress.Heading bucket(String kind, String key) {
        String text = "progress.bucket." + kind + "." + key;
        return new Progress.Heading(
                key, texts.text(text, Locale.CHINESE), texts.text(text, Locale.ENGLISH), null, null);
    }
}
