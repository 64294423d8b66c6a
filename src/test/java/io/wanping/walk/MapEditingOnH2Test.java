package io.wanping.walk;

import io.wanping.testing.OnH2;

@OnH2
class MapEditingOnH2Test extends MapEditingContract {

    @Override
    String database() {
        return "h2";
    }
}
