package io.wanping.account;

import java.util.Optional;

/**
 * Who a file is made for. Whoever writes a file asks here, field by field and shape by shape, what may be in it: inside the bureau what its
 * reader may see on the screen; outside (对外) neither boundary points (界址点) nor persons, whoever asks for the file.
 */
public enum Audience {
    /** People of the bureau. */
    INTERNAL,
    /** Everybody else. */
    EXTERNAL;

    /** Decimals of a degree an external file places an item by: about 100 m; our assumption after domain paper §8. */
    public static final int EXTERNAL_DECIMALS = 3;

    /** Whether outlines may be in the file. An external one places an item by a rounded point. */
    public boolean showsOutlines() {
        return this == INTERNAL;
    }

    /** Whether fields people write freely into may be in the file; nobody knows what stands in them. */
    public boolean showsFreeText() {
        return this == INTERNAL;
    }

    /** What of a text may be in the file; empty when the field must be left out. */
    public Optional<String> shown(String field, String value, Actor reader) {
        if (this == EXTERNAL) {
            return PersonalData.holdsPerson(field, value)
                    ? Optional.empty()
                    : Optional.of(PersonalData.maskedNumbers(value));
        }
        return Optional.of(reader.may(Right.SEE_PERSONAL_DATA) ? value : PersonalData.masked(field, value));
    }
}
