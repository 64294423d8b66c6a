package io.wanping.demo;

import io.wanping.demo.GeoJson.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes {@code gis-data/zoning/{district,streets,zones}.geojson} and {@code gis-data/osm/{backdrop,stations}.geojson} from the OSM files
 * beside the backdrop and from {@link DistrictSketch}. Run {@code main} in the project folder.
 */
final class ZoningLayers {

    static final Path GIS_DATA = Path.of("gis-data");

    private record Street(String code, String zh, String en) {}

    private record Zone(String code, String zh, String en, String roleZh, String roleEn) {}

    private static final List<Street> STREETS = List.of(
            new Street("310106006", "江宁路街道", "Jiangning Road Subdistrict"),
            new Street("310106011", "石门二路街道", "Shimen No. 2 Road Subdistrict"),
            new Street("310106012", "南京西路街道", "West Nanjing Road Subdistrict"),
            new Street("310106013", "静安寺街道", "Jing'an Temple Subdistrict"),
            new Street("310106014", "曹家渡街道", "Caojiadu Subdistrict"),
            new Street("310106015", "天目西路街道", "West Tianmu Road Subdistrict"),
            new Street("310106016", "北站街道", "Beizhan Subdistrict"),
            new Street("310106017", "宝山路街道", "Baoshan Road Subdistrict"),
            new Street("310106018", "共和新路街道", "Gonghe New Road Subdistrict"),
            new Street("310106019", "大宁路街道", "Daning Road Subdistrict"),
            new Street("310106020", "彭浦新村街道", "Pengpu New Village Subdistrict"),
            new Street("310106021", "临汾路街道", "Linfen Road Subdistrict"),
            new Street("310106022", "芷江西路街道", "West Zhijiang Road Subdistrict"),
            new Street("310106101", "彭浦镇", "Pengpu Town"));

    private static final List<Zone> ZONES = List.of(
            new Zone("SHIBEI", "市北", "Shibei", "核心区", "core area"),
            new Zone("DANING", "大宁", "Daning", "拓展区", "expansion area"),
            new Zone("SUHEWAN", "苏河湾", "Suhewan", "支撑区", "support area"),
            new Zone("NANXI", "南西", "Nanxi", "辐射区", "radiation area"));

    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(GIS_DATA.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
        }
    }

    /** Contents by path below {@code gis-data}. */
    static Map<String, String> files() throws IOException {
        List<Feature> real = GeoJson.read(GIS_DATA.resolve("osm/subdistricts.geojson"));
        List<Feature> neighbours = GeoJson.read(GIS_DATA.resolve("osm/neighbours.geojson"));
        Partition partition = new Partition(polygons(real), polygons(neighbours));
        Map<String, String> files = new TreeMap<>();
        files.put("zoning/district.geojson", GeoJson.write("district", List.of(district(partition.district()))));
        files.put("zoning/streets.geojson", GeoJson.write("streets", streets(partition.streets(), real)));
        files.put("zoning/zones.geojson", GeoJson.write("zones", zones(partition.zones())));
        List<Feature> transport = GeoJson.read(GIS_DATA.resolve("osm/transport.geojson"));
        files.put("osm/backdrop.geojson", GeoJson.write("backdrop", backdrop(transport)));
        files.put("osm/stations.geojson", GeoJson.write("stations", stations(transport)));
        return files;
    }

    private static List<Polygon> polygons(List<Feature> features) {
        return features.stream().map(f -> (Polygon) f.geometry()).toList();
    }

    private static Feature district(Polygon outline) {
        Map<String, Object> p = new LinkedHashMap<>();
        p.put("code", "310106");
        p.put("name_zh", "静安区");
        p.put("name_en", "Jing'an District");
        p.put("schematic", true);
        return new Feature(p, outline);
    }

    private static List<Feature> streets(Map<String, Polygon> areas, List<Feature> real) {
        List<String> known = real.stream().map(f -> f.text("name")).toList();
        return STREETS.stream()
                .map(s -> {
                    Map<String, Object> p = new LinkedHashMap<>();
                    p.put("code", s.code());
                    p.put("name_zh", s.zh());
                    p.put("name_en", s.en());
                    p.put("schematic", !known.contains(s.zh()));
                    return new Feature(p, areas.get(s.code()));
                })
                .toList();
    }

    private static List<Feature> zones(Map<String, Polygon> areas) {
        return ZONES.stream()
                .map(z -> {
                    Map<String, Object> p = new LinkedHashMap<>();
                    p.put("code", z.code());
                    p.put("name_zh", z.zh());
                    p.put("name_en", z.en());
                    p.put("role_zh", z.roleZh());
                    p.put("role_en", z.roleEn());
                    p.put("operator_zh", z.zh() + "功能区运营主体（示例）");
                    p.put("operator_en", z.en() + " zone operator (sample)");
                    p.put("schematic", true);
                    return new Feature(p, areas.get(z.code()));
                })
                .toList();
    }

    private static List<Feature> backdrop(List<Feature> transport) {
        List<Feature> lines = new ArrayList<>();
        for (Feature f : transport) {
            if (!f.text("kind").equals("metro_station")) {
                lines.add(drawn(kind(f), f.text("name"), f.geometry()));
            }
        }
        return lines;
    }

    private static String kind(Feature f) {
        if (f.text("kind").equals("metro")) {
            return "rail";
        }
        return f.text("name").matches(".*(高架|中环路|北横通道).*") ? "motorway" : "primary";
    }

    private static List<Feature> stations(List<Feature> transport) {
        return transport.stream()
                .filter(f -> f.text("kind").equals("metro_station"))
                .map(f -> drawn("station", f.text("name"), f.geometry()))
                .toList();
    }

    private static Feature drawn(String kind, String name, Geometry geometry) {
        Map<String, Object> p = new LinkedHashMap<>();
        p.put("kind", kind);
        p.put("name", name);
        return new Feature(p, geometry);
    }

    private ZoningLayers() {}
}
