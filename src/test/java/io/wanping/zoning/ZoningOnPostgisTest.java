package io.wanping.zoning;

import io.wanping.testing.OnPostgis;

@OnPostgis
class ZoningOnPostgisTest extends ZoningContract {}
