package io.wanping.register;

import io.wanping.testing.OnPostgis;

@OnPostgis
class RegisterHttpOnPostgisTest extends RegisterHttpContract {}
