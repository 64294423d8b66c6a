package io.wanping.progress;

import io.wanping.testing.OnPostgis;

@OnPostgis
class OutlookOnPostgisTest extends OutlookContract {}
