package io.wanping.walk;

import io.wanping.testing.OnH2;

@OnH2
class AccountJobOnH2Test extends AccountJobContract {}
