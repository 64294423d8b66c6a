package io.wanping.journal;

import io.wanping.testing.OnH2;

@OnH2
class BoundaryOnH2Test extends BoundaryContract {}
