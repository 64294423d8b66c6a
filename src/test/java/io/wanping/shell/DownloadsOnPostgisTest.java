package io.wanping.shell;

import io.wanping.testing.OnPostgis;

@OnPostgis
class DownloadsOnPostgisTest extends DownloadsContract {}
