package io.wanping.register;

import io.wanping.testing.OnH2;

@OnH2
class EditingTogetherOnH2Test extends EditingTogetherContract {}
