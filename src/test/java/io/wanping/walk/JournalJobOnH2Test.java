package io.wanping.walk;

import io.wanping.testing.OnH2;

@OnH2
class JournalJobOnH2Test extends JournalJobContract {

    @Override
    String database() {
        return "h2";
    }
}
