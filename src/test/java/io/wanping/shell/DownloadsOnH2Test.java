package io.wanping.shell;

import io.wanping.testing.OnH2;

@OnH2
class DownloadsOnH2Test extends DownloadsContract {}
