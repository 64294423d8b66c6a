package io.wanping.account;

/** Tells which zones there are. Accounts lie below the zones and know only their codes; the application answers. */
public interface KnownZones {

    boolean contains(String zoneCode);
}
