package io.wanping.account;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a person may be shown to whom. Names in fields that hold a person, telephone and identity numbers wherever they stand, and a
 * holder or user when it is a person and no organisation. Which holder is a person is told by the words organisations have in their names;
 * in doubt it is one. Pure.
 */
public final class PersonalData {

    /** Fields that hold the name of a person, by their JSON names. */
    private static final Set<String> PEOPLE = Set.of("responsiblePerson");

    /** Columns of survey sheets that hold persons, by the words in their headers. */
    private static final Pattern PEOPLE_HEADER = Pattern.compile("联系人|负责人|责任人|经办人|复核人|填表人|审核人|姓名|法人|代表人|承租人");

    /** Fields that hold a person or an organisation. */
    private static final Set<String> HOLDERS = Set.of("rightHolder", "actualUser");

    private static final Pattern ORGANISATION =
            Pattern.compile("公司|集团|厂|中心|局|院|校|学|社|所|会|委|办|街道|镇|村|政府|银行|店|部|处|站|馆|园|队|行|基金|合伙|企业|机构|单位"
                    + "|(?i:\\b(co|ltd|inc|llc|gmbh|corp|company|group|bank|university|institute|centre|center)\\b)");

    /** Mobile numbers, with the signs people put between their digits. */
    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)(1[3-9]\\d)([- ]?\\d{4}[- ]?)(\\d{4})(?!\\d)");

    /** Fixed lines with their area code. */
    private static final Pattern FIXED = Pattern.compile("(?<!\\d)(0\\d{2,3}[-— ])(\\d{4})(\\d{3,4})(?!\\d)");

    /** Identity numbers of citizens, 18 signs. */
    private static final Pattern IDENTITY =
            Pattern.compile("(?<!\\d)(\\d{6})((?:19|20)\\d{2}(?:0\\d|1[0-2])\\d{2})(\\d{3}[0-9Xx])(?!\\d)");

    private PersonalData() {}

    /** What is left of a value for readers who may not see persons. */
    public static String masked(String field, String value) {
        return holdsPerson(field, value) ? maskedName(value) : maskedNumbers(value);
    }

    /** Whether the field holds the name of a person. */
    static boolean holdsPerson(String field, String value) {
        boolean holder = HOLDERS.contains(field) || PEOPLE_HEADER.matcher(field).find();
        return PEOPLE.contains(field) || (holder && !isOrganisation(value));
    }

    /** Telephone and identity numbers in any text. */
    public static String maskedNumbers(String text) {
        if (text.chars().noneMatch(Character::isDigit)) {
            return text;
        }
        String result = replaced(IDENTITY, text);
        result = replaced(MOBILE, result);
        return replaced(FIXED, result);
    }

    static boolean isOrganisation(String name) {
        return ORGANISATION.matcher(name).find();
    }

    /** The first character stays; several names in one field are masked each. */
    private static String maskedName(String names) {
        StringBuilder masked = new StringBuilder();
        boolean first = true;
        for (int point : names.codePoints().toArray()) {
            boolean separates = !Character.isLetterOrDigit(point);
            masked.appendCodePoint(separates || first ? point : '*');
            first = separates;
        }
        return masked.toString();
    }

    private static String replaced(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(hidden(found)));
    }

    private static String hidden(MatchResult found) {
        return found.group(1) + found.group(2).replaceAll("\\d", "*") + found.group(3);
    }
}
