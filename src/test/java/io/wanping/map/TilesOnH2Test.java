package io.wanping.map;

import io.wanping.testing.OnH2;

@OnH2
class TilesOnH2Test extends TilesContract {}
