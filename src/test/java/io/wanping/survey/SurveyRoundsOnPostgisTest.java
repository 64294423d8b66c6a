package io.wanping.survey;

import io.wanping.testing.OnPostgis;

@OnPostgis
class SurveyRoundsOnPostgisTest extends SurveyRoundsContract {}
