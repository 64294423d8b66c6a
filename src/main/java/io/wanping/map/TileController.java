package io.wanping.map;

import io.wanping.account.CurrentActor;
import io.wanping.audit.Downloads;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Vector tiles over HTTP: XYZ in Web Mercator. Browsers keep them and ask each time whether they are still good. */
@RestController
class TileController {

    private static final MediaType VECTOR_TILE = MediaType.parseMediaType("application/vnd.mapbox-vector-tile");

    private final Tiles tiles;
    private final CurrentActor actor;
    private final Downloads downloads;
    private final Looking looking;

    TileController(Tiles tiles, CurrentActor actor, Downloads downloads, Looking looking) {
        this.tiles = tiles;
        this.actor = actor;
        this.downloads = downloads;
        this.looking = looking;
    }

    @GetMapping("/tiles/{layer}/{z}/{x}/{y}.mvt")
    ResponseEntity<byte[]> tile(
            @PathVariable String layer,
            @PathVariable String z,
            @PathVariable String x,
            @PathVariable String y,
            HttpServletRequest request)
            throws IOException {
        Lens lens = looking.lens(request);
        List<String> known = known(request);
        String[] tag = new String[1];
        TileLayer wanted = TileLayer.named(layer);
        if (wanted.holdsItems()) {
            downloads.looked(actor.get(), "map");
        }
        Optional<Tiles.Tile> tile = tiles.find(wanted, TileAddress.parse(z, x, y), lens, current -> {
            tag[0] = current;
            return known.contains(current);
        });
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(tag[0]);
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        headers.setVary(List.of(HttpHeaders.ACCEPT_ENCODING));
        if (tile.isEmpty()) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .headers(headers)
                    .build();
        }
        byte[] gzip = tile.get().gzip();
        headers.setContentType(VECTOR_TILE);
        if (gzip.length > 0 && takesGzip(request)) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
            return ResponseEntity.ok().headers(headers).body(gzip);
        }
        return ResponseEntity.ok().headers(headers).body(plain(gzip));
    }

    /** The tags the reader names, as one list, in the words of this server. */
    private static List<String> known(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag : "W/" + tag)
                .toList();
    }

    private static boolean takesGzip(HttpServletRequest request) {
        String encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
    }

    private static byte[] plain(byte[] gzip) throws IOException {
        if (gzip.length == 0) {
            return gzip;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }
}
