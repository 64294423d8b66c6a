package io.wanping.journal;

/** The type of the document a posting rests on. */
public enum EvidenceKind {
    COMPLETION_RECORD(true),
    TITLE_CERTIFICATE(true),
    ACCEPTANCE(true),
    PHOTO(true),
    APPROVAL(true),
    MINUTES(false),
    OTHER(false);

    private final boolean provesRelease;

    EvidenceKind(boolean provesRelease) {
        this.provesRelease = provesRelease;
    }

    /** Whether area may enter RELEASE on it: 竣工备案, 产证, 验收, 照片 or 批文. */
    public boolean provesRelease() {
        return provesRelease;
    }
}
