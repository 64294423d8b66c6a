package io.wanping.audit;

import io.wanping.testing.OnH2;

@OnH2
class AuditRetentionOnH2Test extends AuditRetentionContract {}
