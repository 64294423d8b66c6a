package io.wanping.register.consistency;

import io.wanping.testing.OnH2;

@OnH2
class ConsistencyOnH2Test extends ConsistencyContract {}
