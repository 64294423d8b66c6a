package io.wanping.progress;

import io.wanping.testing.OnPostgis;

@OnPostgis
class ReportedFiguresOnPostgisTest extends ReportedFiguresContract {}
