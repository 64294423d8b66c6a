package io.wanping.account;

import io.wanping.testing.OnH2;

@OnH2
class AccountPolicyOnH2Test extends AccountPolicyContract {}
