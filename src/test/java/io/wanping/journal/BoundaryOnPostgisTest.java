package io.wanping.journal;

import io.wanping.testing.OnPostgis;

@OnPostgis
class BoundaryOnPostgisTest extends BoundaryContract {}
