package io.wanping.survey.coordinates;

import io.wanping.geo.LocalCrs;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The bureau's own grid as it has set it: name, source and the six parameters of {@link LocalCrs}, comma-separated as
 * {@code a,b,c,d,e,f}. Kept in the configuration of the installation, never in the code; without it local coordinates are not read.
 */
@Component
class LocalGrid {

    private final @Nullable LocalCrs grid;

    LocalGrid(
            @Value("${wanping.local-grid.name:}") String name,
            @Value("${wanping.local-grid.source:}") String source,
            @Value("${wanping.local-grid.parameters:}") String parameters) {
        this.grid = parameters.isBlank() ? null : read(name, source, parameters);
    }

    private static LocalCrs read(String name, String source, String parameters) {
        String[] parts = parameters.split(",");
        if (parts.length != 6) {
            throw new IllegalArgumentException("wanping.local-grid.parameters wants six numbers a,b,c,d,e,f");
        }
        double[] six = new double[6];
        for (int i = 0; i < six.length; i++) {
            six[i] = Double.parseDouble(parts[i].strip());
        }
        return new LocalCrs(name, source, six[0], six[1], six[2], six[3], six[4], six[5]);
    }

    Optional<LocalCrs> find() {
        return Optional.ofNullable(grid);
    }
}
