package io.wanping.shell;

import io.wanping.register.Items;
import io.wanping.zoning.District;
import io.wanping.zoning.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the sign-in page and the top bar need to know about this installation. */
@RestController
class AboutController {

    private final String districtCode;
    private final String version;
    private final Zones zones;
    private final Items items;
    private final SingleSignOn singleSignOn;
    private final Clock clock;

    AboutController(
            @Value("${wanping.district.code}") String districtCode,
            ObjectProvider<BuildProperties> build,
            Zones zones,
            Items items,
            SingleSignOn singleSignOn,
            Clock clock) {
        this.districtCode = districtCode;
        this.version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("");
        this.zones = zones;
        this.items = items;
        this.singleSignOn = singleSignOn;
        this.clock = clock;
    }

    record About(
            String name,
            String version,
            String districtCode,
            String districtName,
            String districtNameEn,
            boolean sampleData,
            LocalDate today,
            List<SingleSignOn.Provider> singleSignOn) {}

    @GetMapping("/api/about")
    About about() {
        return new About(
                "万平 Wanping",
                version,
                districtCode,
                zones.findDistrict().map(District::name).orElse(""),
                zones.findDistrict().map(District::nameEn).orElse(""),
                items.hasSample(),
                LocalDate.now(clock),
                singleSignOn.listProviders());
    }
}
