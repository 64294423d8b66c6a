package io.wanping.account;

import io.wanping.testing.OnPostgis;

@OnPostgis
class AccountPolicyOnPostgisTest extends AccountPolicyContract {}
