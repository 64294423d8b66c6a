package io.wanping.progress;

import io.wanping.testing.OnPostgis;

@OnPostgis
class ChartFiguresOnPostgisTest extends ChartFiguresContract {}
