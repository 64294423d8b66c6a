package io.wanping.walk;

import io.wanping.testing.OnPostgis;

@OnPostgis
class SampleDistrictImportOnPostgisTest extends SampleDistrictImportContract {}
