package io.wanping.geo;

/**
 * Where longitudes and latitudes came from (坐标来源), which the numbers themselves do not tell: the importer asks, shows the shift
 * on the map, and only then accepts. All are {@code lon, lat} degrees.
 */
public enum CoordinateSource {
    /** Surveyed, 2000 国家大地坐标系. */
    CGCS2000,
    /** GPS; equal to CGCS2000 within a decimetre and not moved. */
    WGS84,
    /** 高德, 腾讯, 微信: some 480 m off in Shanghai. */
    GCJ02,
    /** 百度: GCJ-02 shifted once more. */
    BD09;

    /** Key of the name in the {@code geo} message files. */
    public String nameKey() {
        return "geo.coordinate-source." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
