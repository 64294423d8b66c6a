package io.wanping.survey.values;

import io.wanping.finding.Finding;
import io.wanping.finding.FindingCode;
import io.wanping.finding.Place;
import io.wanping.survey.findings.SurveyFinding;
import java.util.Map;

/** Something to say about a cell's value; whoever knows the address makes a finding of it. */
public record Remark(SurveyFinding code, Map<String, String> arguments) {

    static Remark of(SurveyFinding code, Object... namesAndValues) {
        return new Remark(code, FindingCode.arguments(namesAndValues));
    }

    /** @param field the column's field, in the words people know it by */
    public Finding at(Place place, String field) {
        Map<String, String> all = new java.util.HashMap<>(arguments);
        all.put("field", field);
        return new Finding(code.code(), code.severity(), place, all);
    }
}
