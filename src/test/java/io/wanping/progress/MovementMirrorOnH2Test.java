package io.wanping.progress;

import io.wanping.testing.OnH2;

@OnH2
class MovementMirrorOnH2Test extends MovementMirrorContract {}
