package io.wanping.survey.values;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** How people write that there is nothing: these are empty, and never zero. */
final class EmptyWords {

    private static final Set<String> WORDS = Set.of(
            "", "-", "--", "---", "—", "——", "–", "―", "/", "//", "\\", "、", ".", "*", "无", "暂无", "没有", "待定", "待核",
            "待查", "待补", "待补充", "待填", "不详", "未知", "不清楚", "详见附件", "见附件", "空", "n/a", "na", "null", "none", "?", "??");

    private EmptyWords() {}

    static boolean isEmpty(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
        return WORDS.contains(plain);
    }
}
