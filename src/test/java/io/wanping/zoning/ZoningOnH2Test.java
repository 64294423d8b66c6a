package io.wanping.zoning;

import io.wanping.testing.OnH2;

@OnH2
class ZoningOnH2Test extends ZoningContract {}
