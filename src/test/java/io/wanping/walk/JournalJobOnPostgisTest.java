package io.wanping.walk;

import io.wanping.testing.OnPostgis;

@OnPostgis
class JournalJobOnPostgisTest extends JournalJobContract {

    @Override
    String database() {
        return "postgis";
    }
}
