package io.wanping.survey;

import io.wanping.testing.OnH2;

@OnH2
class SurveyImportOnH2Test extends SurveyImportContract {}
