package io.wanping.journal;

import io.wanping.testing.OnPostgis;

@OnPostgis
class HistoryAndWithdrawalOnPostgisTest extends HistoryAndWithdrawalContract {}
