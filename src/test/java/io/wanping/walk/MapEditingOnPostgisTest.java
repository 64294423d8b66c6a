package io.wanping.walk;

import io.wanping.testing.OnPostgis;

@OnPostgis
class MapEditingOnPostgisTest extends MapEditingContract {

    @Override
    String database() {
        return "postgis";
    }
}
