package io.wanping.progress;

import io.wanping.testing.OnH2;

@OnH2
class ChartFiguresOnH2Test extends ChartFiguresContract {}
