package io.wanping.account;

import io.wanping.testing.OnH2;

@OnH2
class SecondFactorOnH2Test extends SecondFactorContract {}
