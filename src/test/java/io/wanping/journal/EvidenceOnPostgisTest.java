package io.wanping.journal;

import io.wanping.testing.OnPostgis;

@OnPostgis
class EvidenceOnPostgisTest extends EvidenceContract {}
