package io.wanping.audit;

import io.wanping.testing.OnH2;

@OnH2
class TamperedRowsOnH2Test extends TamperedRowsContract {}
