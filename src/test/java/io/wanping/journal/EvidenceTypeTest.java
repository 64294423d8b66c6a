package io.wanping.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvidenceTypeTest {

    @Test
    void eachTypeIsKnownByItsContent() {
        assertThat(EvidenceType.of(EvidenceSamples.PDF)).contains(EvidenceType.PDF);
        assertThat(EvidenceType.of(EvidenceSamples.PNG)).contains(EvidenceType.PNG);
        assertThat(EvidenceType.of(EvidenceSamples.JPEG)).contains(EvidenceType.JPEG);
        assertThat(EvidenceType.of(EvidenceSamples.bytes('I', 'I', 0x2a, 0, 8))).contains(EvidenceType.TIFF);
        assertThat(EvidenceType.of(EvidenceSamples.bytes('M', 'M', 0, 0x2a, 0))).contains(EvidenceType.TIFF);
        assertThat(EvidenceType.of("RIFF1234WEBPVP8 ".getBytes(StandardCharsets.US_ASCII)))
                .contains(EvidenceType.WEBP);
        assertThat(EvidenceType.of(EvidenceSamples.zip("[Content_Types].xml", "word/document.xml")))
                .contains(EvidenceType.WORD);
        assertThat(EvidenceType.of(EvidenceSamples.zip("xl/workbook.xml", "[Content_Types].xml")))
                .contains(EvidenceType.EXCEL);
        assertThat(EvidenceType.of(EvidenceSamples.zip("OFD.xml", "Doc_0/Document.xml")))
                .contains(EvidenceType.OFD);
    }

    @Test
    void whatCarriesProgramsOrIsSomethingElseIsNoEvidence() {
        assertThat(EvidenceType.of(
                        EvidenceSamples.zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
                .isEmpty();
        assertThat(EvidenceType.of(EvidenceSamples.zip("anything.txt"))).isEmpty();
        assertThat(EvidenceType.of(EvidenceSamples.HTML)).isEmpty();
        assertThat(EvidenceType.of(EvidenceSamples.PROGRAM)).isEmpty();
        assertThat(EvidenceType.of(new byte[0])).isEmpty();
        assertThat(EvidenceType.of("RIFF1234WAVE".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    @Test
    void aBrokenPackageIsNoEvidenceAndNoFault() {
        byte[] whole = EvidenceSamples.zip("[Content_Types].xml", "word/document.xml");
        for (int length = 0; length < whole.length; length++) {
            assertThat(EvidenceType.of(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
        long seed = Long.getLong("wanping.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5000; i++) {
            byte[] bent = whole.clone();
            for (int change = 0; change < 3; change++) {
                bent[random.nextInt(4, bent.length)] = (byte) random.nextInt(256);
            }
            EvidenceType.of(bent);
        }
    }

    @Test
    void aNameHasToFitTheContent() {
        assertThat(EvidenceType.PDF.fits("竣工备案.PDF")).isTrue();
        assertThat(EvidenceType.JPEG.fits("现场.jpeg")).isTrue();
        assertThat(EvidenceType.PDF.fits("竣工备案.pdf.exe")).isFalse();
        assertThat(EvidenceType.PDF.fits("pdf")).isFalse();
    }
}
