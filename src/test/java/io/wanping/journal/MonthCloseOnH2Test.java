package io.wanping.journal;

import io.wanping.testing.OnH2;

@OnH2
class MonthCloseOnH2Test extends MonthCloseContract {}
