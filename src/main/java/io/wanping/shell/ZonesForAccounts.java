package io.wanping.shell;

import io.wanping.account.KnownStreets;
import io.wanping.account.KnownZones;
import io.wanping.zoning.Zones;
import org.springframework.stereotype.Component;

/** Lets accounts answer only for zones and streets there are. */
@Component
class ZonesForAccounts implements KnownZones, KnownStreets {

    private final Zones zones;

    ZonesForAccounts(Zones zones) {
        this.zones = zones;
    }

    @Override
    public boolean contains(String zoneCode) {
        return zones.listZones().stream().anyMatch(zone -> zone.code().equals(zoneCode));
    }

    @Override
    public boolean hasStreet(String streetCode) {
        return zones.listStreets().stream().anyMatch(street -> street.code().equals(streetCode));
    }
}
