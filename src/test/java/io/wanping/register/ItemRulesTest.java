package io.wanping.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.finding.Finding;
import io.wanping.geo.Area;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemRulesTest {

    private static final FieldValues NOTHING = FieldValues.none();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void everyItemNeedsACode(String code) {
        assertThat(codes(ItemRules.checkCode(code))).containsExactly("register.code-missing");
    }

    @Test
    void aCodeIsNeverCut() {
        assertThat(codes(ItemRules.checkCode("x".repeat(81)))).containsExactly("register.code-too-long");
        assertThat(ItemRules.checkCode("x".repeat(80))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\u00001", "A\u0007", "A\ud800", "\udc00A"})
    void aCodeOfCharactersNobodyCanTypeIsRefused(String code) {
        assertThat(codes(ItemRules.checkCode(code))).containsExactly("register.text-not-storable");
    }

    @ParameterizedTest
    @EnumSource(
            value = ItemField.class,
            names = {"LAND_AREA", "GROSS_FLOOR_AREA", "PLANNED_AREA"})
    void areasAreNotNegative(ItemField field) {
        FieldValues values = NOTHING.with(field, new BigDecimal("-0.01"));

        assertThat(codes(ItemRules.checkFields(ItemKind.SITE, "S1", values)))
                .containsExactly("register.negative-number");
    }

    @Test
    void anAreaOfAMillionMillionIsAMistakenUnit() {
        assertThat(codes(check(ItemField.GROSS_FLOOR_AREA, new BigDecimal("1e12"))))
                .containsExactly("register.number-too-large");
        assertThat(codes(check(ItemField.GROSS_FLOOR_AREA, new BigDecimal("999999999999.995"))))
                .containsExactly("register.number-too-large");
        assertThat(check(ItemField.GROSS_FLOOR_AREA, new BigDecimal("999999999999.99")))
                .isEmpty();
    }

    @Test
    void countsAreNotNegative() {
        assertThat(codes(check(ItemField.FLOORS_ABOVE, -1))).containsExactly("register.negative-number");
    }

    @Test
    void aBuildingHasNoLandAndASiteNoFloors() {
        assertThat(codes(check(ItemField.LAND_AREA, BigDecimal.TEN))).containsExactly("register.field-not-of-kind");
        assertThat(codes(ItemRules.checkFields(ItemKind.SITE, "S1", NOTHING.with(ItemField.FLOORS_ABOVE, 3))))
                .containsExactly("register.field-not-of-kind");
    }

    @Test
    void anEmptiedFieldOfTheOtherKindIsNoMistake() {
        assertThat(check(ItemField.LAND_AREA, null)).isEmpty();
    }

    @Test
    void onlyKnownChoicesAreTaken() {
        FieldValues values = NOTHING.with(ItemField.PERFORMANCE_CLASS, "E");

        List<Finding> findings = ItemRules.checkFields(ItemKind.SITE, "S1", values);

        assertThat(codes(findings)).containsExactly("register.choice-unknown");
        assertThat(findings.get(0).arguments()).containsEntry("choices", "A B C D");
    }

    @Test
    void textIsNeverCutToFit() {
        assertThat(codes(check(ItemField.REMARKS, "字".repeat(2001)))).containsExactly("register.text-too-long");
        assertThat(check(ItemField.REMARKS, "字".repeat(2000))).isEmpty();
    }

    @Test
    void aNameFitsTheIndexItIsFoundBy() {
        assertThat(codes(check(ItemField.NAME, "名".repeat(201)))).containsExactly("register.text-too-long");
        assertThat(check(ItemField.NAME, "名".repeat(200))).isEmpty();
    }

    @Test
    void linesAndRareCharactersAreText() {
        assertThat(check(ItemField.REMARKS, "第一行\n第二行\t㐂𠮷🏭")).isEmpty();
    }

    @Test
    void controlCharactersAreNot() {
        assertThat(codes(check(ItemField.REMARKS, "a\u0000b"))).containsExactly("register.text-not-storable");
    }

    @Test
    void aDueDateLiesInTheseTwoCenturies() {
        assertThat(codes(check(ItemField.DEADLINE, LocalDate.of(20261, 3, 1))))
                .containsExactly("register.date-implausible");
        assertThat(codes(check(ItemField.DEADLINE, LocalDate.of(206, 3, 1))))
                .containsExactly("register.date-implausible");
        assertThat(check(ItemField.DEADLINE, LocalDate.of(2026, 12, 31))).isEmpty();
    }

    @Test
    void everyProblemOfARecordIsToldAtOnce() {
        FieldValues values = NOTHING.with(ItemField.GROSS_FLOOR_AREA, new BigDecimal(-1))
                .with(ItemField.FLOORS_BELOW, -1)
                .with(ItemField.PLANNED_ACCOUNT, "SPENT");

        assertThat(ItemRules.checkFields(ItemKind.BUILDING, "B1", values)).hasSize(3);
    }

    @Test
    void theCapacityOfASiteIsLeftToItsBuildings() {
        FieldValues values = NOTHING.with(ItemField.GROSS_FLOOR_AREA, new BigDecimal("1200.50"));

        assertThat(ItemRules.capacity(ItemKind.SITE, values, false)).isEqualTo(Area.ofSquareMetres("1200.50"));
        assertThat(ItemRules.capacity(ItemKind.SITE, values, true)).isEqualTo(Area.ZERO);
        assertThat(ItemRules.capacity(ItemKind.BUILDING, values, false)).isEqualTo(Area.ofSquareMetres("1200.50"));
        assertThat(ItemRules.capacity(ItemKind.BUILDING, NOTHING, false)).isEqualTo(Area.ZERO);
    }

    private static List<Finding> check(ItemField field, Object value) {
        return ItemRules.checkFields(ItemKind.BUILDING, "B1", NOTHING.with(field, value));
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }
}
