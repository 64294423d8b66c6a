package io.wanping.shell;

import io.wanping.testing.OnPostgis;

@OnPostgis
class CommandOnPostgisTest extends CommandContract {}
