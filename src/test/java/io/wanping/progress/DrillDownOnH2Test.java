package io.wanping.progress;

import io.wanping.testing.OnH2;

@OnH2
class DrillDownOnH2Test extends DrillDownContract {}
