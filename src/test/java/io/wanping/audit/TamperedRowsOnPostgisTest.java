package io.wanping.audit;

import io.wanping.testing.OnPostgis;

@OnPostgis
class TamperedRowsOnPostgisTest extends TamperedRowsContract {}
