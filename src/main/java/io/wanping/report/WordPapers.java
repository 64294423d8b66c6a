package io.wanping.report;

import io.wanping.finding.Texts;
import io.wanping.geo.Reprojector;
import io.wanping.zoning.Zones;
import org.springframework.stereotype.Component;

/** The special report (专报) and the one page for leaders (领导一页纸), each from its template. */
@Component
class WordPapers {

    private final PaperTemplates templates;
    private final Texts texts;
    private final Zones zones;
    private final Reprojector reprojector;

    WordPapers(PaperTemplates templates, Texts texts, Zones zones, Reprojector reprojector) {
        this.templates = templates;
        this.texts = texts;
        this.zones = zones;
        this.reprojector = reprojector;
    }

    byte[] writeSpecialReport(Paper paper) {
        return write(paper, "special-report", "special");
    }

    byte[] writeOnePage(Paper paper) {
        return write(paper, "one-page", "onepage");
    }

    private byte[] write(Paper paper, String template, String kind) {
        return new PaperWriter(
                        paper,
                        new PaperWords(texts, paper.locale()),
                        ground(zones),
                        reprojector,
                        templates.open(template, paper.locale()),
                        kind)
                .write();
    }

    static MapFigure.Ground ground(Zones zones) {
        return new MapFigure.Ground(zones.findDistrict().orElse(null), zones.listZones(), zones.listStreets());
    }
}
