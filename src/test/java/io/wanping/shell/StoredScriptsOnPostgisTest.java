package io.wanping.shell;

import io.wanping.testing.OnPostgis;

@OnPostgis
class StoredScriptsOnPostgisTest extends StoredScriptsContract {}
