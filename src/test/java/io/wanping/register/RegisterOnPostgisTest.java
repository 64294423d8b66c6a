package io.wanping.register;

import io.wanping.testing.OnPostgis;

@OnPostgis
class RegisterOnPostgisTest extends RegisterContract {}
