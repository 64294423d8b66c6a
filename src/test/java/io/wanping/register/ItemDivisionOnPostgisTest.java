package io.wanping.register;

import io.wanping.testing.OnPostgis;

@OnPostgis
class ItemDivisionOnPostgisTest extends ItemDivisionContract {}
