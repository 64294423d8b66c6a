package io.wanping.shell;

import io.wanping.testing.OnPostgis;

@OnPostgis
class StreetScopeOnPostgisTest extends StreetScopeContract {}
