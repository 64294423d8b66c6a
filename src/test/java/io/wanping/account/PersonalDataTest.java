package io.wanping.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of persons for readers who may not see them. */
class PersonalDataTest {

    @ParameterizedTest
    @CsvSource({
        "responsiblePerson, 周予安, 周**",
        "responsiblePerson, 欧阳明远, 欧***",
        "responsiblePerson, 周予安、林照晚, 周**、林**",
        "responsiblePerson, 周予安 13812345678, 周** 1**********",
        "responsiblePerson, Li Ming, L* M***",
        "responsiblePerson, 𠮷野, 𠮷*",
        "rightHolder, 林照晚, 林**",
        "rightHolder, 上海北方工业园区有限公司, 上海北方工业园区有限公司",
        "rightHolder, 彭浦机器厂, 彭浦机器厂",
        "actualUser, Acme Co Ltd, Acme Co Ltd",
        "actualUser, John Smith, J*** S****",
        "remarks, 联系电话13812345678, 联系电话138****5678",
        "remarks, 138 1234 5678, 138 **** 5678",
        "remarks, 138-1234-5678, 138-****-5678",
        "remarks, 电话 021-62471234, 电话 021-****1234",
        "remarks, 310106199001011234, 310106********1234",
        "remarks, 31010619900101123X, 310106********123X",
        "remarks, 宗地 3101060060120034, 宗地 3101060060120034",
        "remarks, 面积 13812.34 ㎡, 面积 13812.34 ㎡",
        "remarks, 913812345678901, 913812345678901",
        "联系人, 周予安, 周**",
        "企业法人, 静安某某有限公司, 静安某某有限公司",
        "name, 周予安, 周予安"
    })
    void isMasked(String field, String value, String left) {
        assertThat(PersonalData.masked(field, value)).isEqualTo(left);
    }
}
