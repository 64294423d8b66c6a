package io.wanping.audit;

import io.wanping.testing.OnPostgis;

@OnPostgis
class AuditRetentionOnPostgisTest extends AuditRetentionContract {}
