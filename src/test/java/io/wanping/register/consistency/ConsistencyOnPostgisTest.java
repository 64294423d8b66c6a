package io.wanping.register.consistency;

import io.wanping.testing.OnPostgis;

@OnPostgis
class ConsistencyOnPostgisTest extends ConsistencyContract {}
