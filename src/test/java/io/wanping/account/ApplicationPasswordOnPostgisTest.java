package io.wanping.account;

import io.wanping.testing.OnPostgis;

@OnPostgis
class ApplicationPasswordOnPostgisTest extends ApplicationPasswordContract {}
