package io.wanping.report;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a template may ask for: a paragraph that holds nothing but the name in double braces, such as <code>{{标题}}</code>. */
enum PaperPlace {
    TITLE("标题"),
    DATE_LINE("日期"),
    SENTENCE("总体进展"),
    TARGET_TABLE("指标表"),
    TARGET_CHART("指标图"),
    ZONE_WORDS("功能区进展"),
    ZONE_CHART("功能区图"),
    MONTH_CHART("逐月图"),
    MAP("地图"),
    LAGGING("重点项目"),
    PROBLEMS("存在问题"),
    NEXT_STEPS("下一步工作"),
    NUMBERS("三个数"),
    FIVE_ITEMS("五个项目"),
    CHART_AND_MAP("图与地图"),
    NOTES("说明");

    private final String nameInTemplate;

    PaperPlace(String nameInTemplate) {
        this.nameInTemplate = nameInTemplate;
    }

    String inTemplate() {
        return "{{" + nameInTemplate + "}}";
    }

    static Optional<PaperPlace> find(String paragraph) {
        return Arrays.stream(values())
                .filter(place -> place.inTemplate().equals(paragraph.strip()))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(PaperPlace::inTemplate).collect(Collectors.joining(" "));
    }
}
