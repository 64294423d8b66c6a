package io.wanping.account;

/** Tells who the running request comes from. */
public interface CurrentActor {

    /**
     * @throws io.wanping.finding.Refused {@code account.not-signed-in} when nobody is signed in
     */
    Actor get();
}
