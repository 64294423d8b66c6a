package io.wanping.progress;

import io.wanping.testing.OnH2;

@OnH2
class OutlookOnH2Test extends OutlookContract {}
