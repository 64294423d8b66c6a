package io.wanping.report;

import io.wanping.testing.OnH2;

@OnH2
class ReportOnH2Test extends ReportContract {}
