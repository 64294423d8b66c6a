package io.wanping.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "大宁路街道, 大宁路",
        "静安区大宁路街道, 大宁路街道",
        "闸北区大宁路街道, 大宁路街道",
        "上海市静安区 大宁路, 大宁路街道",
        "市北, 市北功能区",
        "市北核心区, 市北",
        "彭浦镇, 静安区彭浦镇",
        "彭浦新村街道办事处, 彭浦新村街道"
    })
    void spellingsOfOneNameHaveOneKey(String one, String other) {
        assertThat(Names.key(one)).isEqualTo(Names.key(other));
    }

    @ParameterizedTest
    @CsvSource({"彭浦镇, 彭浦新村街道", "静安区, 静安寺街道", "大宁路街道, 江宁路街道"})
    void differentPlacesKeepDifferentKeys(String one, String other) {
        assertThat(Names.key(one)).isNotEqualTo(Names.key(other));
    }
}
