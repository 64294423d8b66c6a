package io.wanping.journal;

import io.wanping.testing.OnPostgis;

@OnPostgis
class SelfCheckOnPostgisTest extends SelfCheckContract {}
