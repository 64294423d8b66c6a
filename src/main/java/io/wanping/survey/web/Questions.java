package io.wanping.survey.web;

import io.wanping.finding.Finding;
import io.wanping.finding.FindingView;
import io.wanping.finding.Texts;
import io.wanping.survey.batch.QuestionGroup;
import io.wanping.survey.checking.Answers;
import io.wanping.survey.findings.SurveyFinding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be answered to a warning or question, in the reader's language. */
@Component
class Questions {

    private static final Map<String, List<String>> OPTIONS = Map.of(
            SurveyFinding.DATE_AMBIGUOUS.code(), List.of(Answers.FIRST, Answers.SECOND, Answers.EMPTY),
            SurveyFinding.NUMBER_APPROXIMATE.code(), List.of(Answers.ACCEPT, Answers.EMPTY),
            SurveyFinding.NUMBER_RANGE.code(), List.of(Answers.ACCEPT, Answers.EMPTY),
            SurveyFinding.DATE_IMPRECISE.code(), List.of(Answers.ACCEPT, Answers.EMPTY),
            SurveyFinding.FORMULA_WITHOUT_VALUE.code(), List.of(Answers.EMPTY),
            SurveyFinding.SCALE_SUSPECT.code(), List.of(Answers.ACCEPT, Answers.SCALED),
            SurveyFinding.CONFLICT.code(), List.of(Answers.THEIRS, Answers.OURS, Answers.BASE),
            SurveyFinding.POSTING_TWICE.code(), List.of(Answers.ACCEPT));

    private final Texts texts;
    private final ImportTexts importTexts;

    Questions(Texts texts, ImportTexts importTexts) {
        this.texts = texts;
        this.importTexts = importTexts;
    }

    /** @param value what is sent back */
    record Option(String value, String label) {}

    /** Warnings or questions of one kind. */
    record View(
            String subject,
            String code,
            String severity,
            int count,
            int open,
            @Nullable String answer,
            FindingView first,
            List<Option> options) {}

    List<View> views(List<QuestionGroup> groups, Locale locale) {
        return groups.stream()
                .filter(group -> !group.first().code().equals(SurveyFinding.LEFT_OUT.code()))
                .map(group -> new View(
                        group.kind(),
                        group.first().code(),
                        group.first().severity().name(),
                        group.count(),
                        group.open(),
                        group.answer(),
                        importTexts.view(group.first(), locale),
                        options(group.first(), true, locale)))
                .toList();
    }

    /** @param many whether one answer is for many rows: then no item can be named */
    List<Option> options(Finding finding, boolean many, Locale locale) {
        List<Option> options = new ArrayList<>();
        String candidates = finding.arguments()
                .getOrDefault("candidates", finding.arguments().getOrDefault("other", ""));
        boolean matching = finding.code().equals(SurveyFinding.MATCH_AMBIGUOUS.code())
                || finding.code().equals(SurveyFinding.PARCEL_UNDER_OTHER_CODE.code())
                || finding.code().equals(SurveyFinding.SAME_PLACE.code())
                || finding.code().equals(SurveyFinding.SPLIT_SUSPECTED.code());
        if (matching) {
            if (!many) {
                Arrays.stream(candidates.split("、"))
                        .filter(code -> !code.isBlank())
                        .forEach(code -> options.add(new Option(
                                Answers.ITEM + code, texts.text("survey.answer.ITEM", Map.of("code", code), locale))));
            }
            options.add(option(Answers.NEW, finding, locale));
            return options;
        }
        OPTIONS.getOrDefault(finding.code(), List.of(Answers.ACCEPT))
                .forEach(value -> options.add(option(value, finding, locale)));
        return options;
    }

    private Option option(String value, Finding finding, Locale locale) {
        return new Option(value, texts.text("survey.answer." + value, finding.arguments(), locale));
    }
}
