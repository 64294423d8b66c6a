package io.wanping.register;

import io.wanping.testing.OnPostgis;

@OnPostgis
class EditingTogetherOnPostgisTest extends EditingTogetherContract {}
