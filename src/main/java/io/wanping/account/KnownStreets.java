package io.wanping.account;

/** Tells which streets there are. Accounts lie below the streets and know only their codes; the application answers. */
public interface KnownStreets {

    boolean hasStreet(String streetCode);
}
