package io.wanping.report;

import io.wanping.testing.OnPostgis;

@OnPostgis
class ReportOnPostgisTest extends ReportContract {}
