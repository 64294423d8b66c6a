package io.wanping.register;

import io.wanping.testing.OnH2;

@OnH2
class LeavingTheRegisterOnH2Test extends LeavingTheRegisterContract {}
