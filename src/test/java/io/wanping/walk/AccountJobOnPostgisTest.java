package io.wanping.walk;

import io.wanping.testing.OnPostgis;

@OnPostgis
class AccountJobOnPostgisTest extends AccountJobContract {}
