package io.wanping.walk;

import io.wanping.testing.OnPostgis;

@OnPostgis
class StoredScriptsOnScreensOnPostgisTest extends StoredScriptsOnScreensContract {}
