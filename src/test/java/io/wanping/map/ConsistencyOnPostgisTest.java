package io.wanping.map;

import io.wanping.testing.OnPostgis;

@OnPostgis
class ConsistencyOnPostgisTest extends ConsistencyContract {}
