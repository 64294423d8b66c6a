package io.wanping.survey.understanding;

import io.wanping.register.ItemKind;
import java.util.Optional;

/** What the rows of a sheet are. */
public enum SheetKind {
    SITE,
    BUILDING,
    POSTING,
    /** 界址点: a point a row, whose outlines belong to sites or buildings. */
    POINTS,
    /** Nothing this product keeps. */
    NONE;

    public Optional<ItemKind> itemKind() {
        return switch (this) {
            case SITE -> Optional.of(ItemKind.SITE);
            case BUILDING -> Optional.of(ItemKind.BUILDING);
            default -> Optional.empty();
        };
    }
}
