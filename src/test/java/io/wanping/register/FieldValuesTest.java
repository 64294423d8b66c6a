package io.wanping.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FieldValuesTest {

    @Test
    void aValueOfTheWrongTypeNeverGetsIn() {
        assertThatThrownBy(() -> FieldValues.none().with(ItemField.FLOORS_ABOVE, "six"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FieldValues.none().with(ItemField.GROSS_FLOOR_AREA, 12.5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twelveAndTwelvePointNoughtAreTheSameArea() {
        FieldValues twelve = FieldValues.none().with(ItemField.LAND_AREA, new BigDecimal("12"));

        assertThat(twelve.changedBy(FieldValues.none().with(ItemField.LAND_AREA, new BigDecimal("12.00"))))
                .isEmpty();
        assertThat(twelve.changedBy(FieldValues.none().with(ItemField.LAND_AREA, new BigDecimal("12.01"))))
                .containsExactly(ItemField.LAND_AREA);
    }

    @Test
    void blankTextIsNoText() {
        assertThat(FieldValues.none().with(ItemField.NAME, "  \u3000 ").text(ItemField.NAME))
                .isNull();
        assertThat(FieldValues.none().with(ItemField.NAME, " 一号楼 ").text(ItemField.NAME))
                .isEqualTo("一号楼");
    }

    @Test
    void whatIsNotMentionedStays() {
        FieldValues old = FieldValues.none().with(ItemField.NAME, "一号楼").with(ItemField.ADDRESS, "广中西路");

        FieldValues newer = old.overlaidWith(FieldValues.none().with(ItemField.ADDRESS, null));

        assertThat(newer.text(ItemField.NAME)).isEqualTo("一号楼");
        assertThat(newer.text(ItemField.ADDRESS)).isNull();
        assertThat(newer.has(ItemField.ADDRESS)).isTrue();
    }
}
