package io.wanping.shell;

import io.wanping.account.KnownZones;
import io.wanping.zoning.Zones;
import org.springframework.stereotype.Component;

/** Lets accounts answer only for zones there are. */
@Component
class ZonesForAccounts implements KnownZones {

    private final Zones zones;

    ZonesForAccounts(Zones zones) {
        this.zones = zones;
    }

    @Override
    public boolean contains(String zoneCode) {
        return zones.listZones().stream().anyMatch(zone -> zone.code().equals(zoneCode));
    }
}
