package io.wanping.survey;

import io.wanping.testing.OnH2;

@OnH2
class CorpusOnH2Test extends CorpusContract {}
