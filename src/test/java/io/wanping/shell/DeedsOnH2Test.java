package io.wanping.shell;

import io.wanping.testing.OnH2;

@OnH2
class DeedsOnH2Test extends DeedsContract {}
