package io.wanping.audit;

import io.wanping.testing.OnH2;

@OnH2
class AuditOnH2Test extends AuditContract {}
