package io.wanping.journal;

import io.wanping.testing.OnH2;

@OnH2
class HistoryAndWithdrawalOnH2Test extends HistoryAndWithdrawalContract {}
