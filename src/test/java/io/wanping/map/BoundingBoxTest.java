package io.wanping.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wanping.finding.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundingBoxTest {

    @Test
    void readsWestSouthEastNorth() {
        assertThat(BoundingBox.parse("121.43, 31.22,121.47,31.31"))
                .isEqualTo(new BoundingBox(121.43, 31.22, 121.47, 31.31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "121.43,31.22,121.47",
                "121.43,31.22,121.47,31.31,0",
                "a,b,c,d",
                "NaN,31.22,121.47,31.31",
                "121.43,31.22,Infinity,31.31",
                "121.47,31.22,121.43,31.31", // east of its east
                "121.43,31.31,121.47,31.22",
                "121.43,31.22,121.43,31.31", // no extent
                "31.22,121.43,31.31,121.47", // latitude first
                "638125,3459599,638126,3459600", // metres
                ",,,"
            })
    void refusesWhatIsNoBoxOnEarth(String text) {
        assertThatThrownBy(() -> BoundingBox.parse(text))
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.code()).isEqualTo("map.box-unreadable"));
    }

    @Test
    void doesNotEchoALongText() {
        assertThatThrownBy(() -> BoundingBox.parse("x".repeat(100_000)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refusal -> assertThat(refusal.arguments().get("seen")).hasSizeLessThan(100));
    }
}
