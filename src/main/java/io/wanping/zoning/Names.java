package io.wanping.zoning;

import java.text.Normalizer;

/**
 * Names of zones, streets and scopes as people write them: full width, blanks, with or without their last word, and streets of 闸北区,
 * which was merged into 静安区 in 2015. Pure.
 */
final class Names {

    private Names() {}

    /** What two spellings of one name have in common. */
    static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s+", "");
        plain = plain.replaceFirst("^(上海市|上海)", "").replaceFirst("^(静安区|闸北区)(?=.)", "");
        String withoutWord = plain.replaceFirst("(功能区|街道办事处|街道|核心区|拓展区|支撑区|辐射区|片区)$", "");
        return withoutWord.isEmpty() ? plain : withoutWord;
    }
}
