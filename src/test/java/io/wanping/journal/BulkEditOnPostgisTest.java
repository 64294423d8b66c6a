package io.wanping.journal;

import io.wanping.testing.OnPostgis;

@OnPostgis
class BulkEditOnPostgisTest extends BulkEditContract {}
