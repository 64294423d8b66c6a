import { describe, expect, it } from 'vitest';
import { placeLabels, upright, type LabelWish } from './labels';
import { latOf, lonLatText, lonOf, mercatorX, mercatorY, metresPerPixel } from './lonlat';
import { lighter, paletteOf, textureScale } from './palette';
import { roadWidth } from './backdrop';
import { contains, distanceToEdge, meetsBox, outlineOf } from './shape';
import { strokesOf } from './texture';
import { covers, distance, featureOf, idOf, siteOf } from './tile/content';
import { decodeTile } from './tile/decode';
import { queriesOf } from './tile/look';
import { proposedRim } from './tile/paintTile';
import { themeColour, VALUES } from './tile/themes';
import { PbfWriter } from 'pbf';
import { scaleBar } from './scaleBar';

const random = (() => {
  let seed = 20261124;
  return () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
})();

function square(lon: number, lat: number, side: number): number[][] {
  return [[lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side], [lon, lat]];
}

describe('positions', () => {
  it('go to unit Mercator and back to a nanodegree', () => {
    for (let i = 0; i < 200; i++) {
      const [lon, lat] = [121 + random(), 31 + random()];
      expect(lonOf(mercatorX(lon))).toBeCloseTo(lon, 9);
      expect(latOf(mercatorY(lat))).toBeCloseTo(lat, 9);
    }
  });

  it('are shown lon first', () => {
    expect(lonLatText([121.44721, 31.30034])).toBe('121.44721, 31.30034');
    expect(metresPerPixel(31.3, 17)).toBeCloseTo(1.0205, 3);
  });
});

describe('shapes', () => {
  const ring = outlineOf({ type: 'Polygon', coordinates: [square(121.4, 31.3, 0.01), square(121.404, 31.304, 0.002)] });

  it('hold what lies inside, not what lies in a hole', () => {
    expect(contains(ring, mercatorX(121.402), mercatorY(31.302))).toBe(true);
    expect(contains(ring, mercatorX(121.405), mercatorY(31.305))).toBe(false);
    expect(contains(ring, mercatorX(121.42), mercatorY(31.305))).toBe(false);
  });

  it('put the name inside and know the way to the edge', () => {
    expect(contains(ring, ring.anchor[0], ring.anchor[1])).toBe(true);
    expect(distanceToEdge(ring, mercatorX(121.4), mercatorY(31.305))).toBeCloseTo(0, 9);
    const horseshoe = outlineOf({ type: 'Polygon', coordinates: [[[0, 0], [9, 0], [9, 9], [6, 9], [6, 2], [3, 2], [3, 9], [0, 9], [0, 0]]] });
    expect(contains(horseshoe, ...horseshoe.anchor)).toBe(true);
  });

  it('meet a box that they surround', () => {
    const x = mercatorX(121.401);
    const y = mercatorY(31.301);
    expect(meetsBox(ring, [x, y, x + 1e-9, y + 1e-9])).toBe(true);
    expect(meetsBox(ring, [x + 1, y, x + 2, y + 1])).toBe(false);
  });
});

/** A tile as a server writes it: features as properties and rings of tile units. */
function tile(...features: { properties: Record<string, string | number | boolean>; rings: number[][] }[]): Uint8Array {
  const keys: string[] = [];
  const values: (string | number | boolean)[] = [];
  const at = <T>(list: T[], one: T) => (list.includes(one) ? list.indexOf(one) : list.push(one) - 1);
  const zigzag = (n: number) => (n << 1) ^ (n >> 31);
  const layer = new PbfWriter();
  for (const { properties, rings } of features) {
    const tags = Object.entries(properties).flatMap(([key, value]) => [at(keys, key), at(values, value)]);
    const geometry: number[] = [];
    let [x, y] = [0, 0];
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        if (i === 0) geometry.push((1 << 3) | 1);
        if (i === 2) geometry.push(((ring.length / 2 - 1) << 3) | 2);
        geometry.push(zigzag((ring[i] as number) - x), zigzag((ring[i + 1] as number) - y));
        [x, y] = [ring[i] as number, ring[i + 1] as number];
      }
      geometry.push((1 << 3) | 7);
    }
    layer.writeMessage(2, (_, pbf) => {
      pbf.writePackedVarint(2, tags);
      pbf.writeVarintField(3, 3);
      pbf.writePackedVarint(4, geometry);
    }, null);
  }
  keys.forEach((key) => layer.writeStringField(3, key));
  values.forEach((value) =>
    layer.writeMessage(4, (_, pbf) => {
      if (typeof value === 'string') pbf.writeStringField(1, value);
      else if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
      else pbf.writeVarintField(5, value);
    }, null),
  );
  layer.writeVarintField(5, 4096);
  const bytes = layer.finish();
  const whole = new PbfWriter();
  whole.writeBytesField(3, bytes);
  return whole.finish();
}

describe('a decoded tile', () => {
  const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const content = decodeTile(
    tile(
      { properties: { id: id(1), account: 'RESERVE', value: '在建' }, rings: [[-20, 0, 100, 0, 100, 100, -20, 100]] },
      { properties: { id: id(2), account: 'RELEASE', proposed: true, code: 'SB-2', name: '大块' }, rings: [[200, 200, 900, 200, 900, 900, 200, 900], [400, 400, 400, 600, 600, 600, 600, 400]] },
      { properties: { account: 'OPTIMISE', items: 7, 'n.OPTIMISE': 5 }, rings: [[64, 128, 128, 128, 128, 192, 64, 192]] },
    ),
    'SITE',
  );

  it('has the large ones first and what is too small apart', () => {
    expect(content.count).toBe(2);
    expect([idOf(content, 0), idOf(content, 1)]).toEqual([id(2), id(1)]);
    expect(content.names).toEqual([[0, 'SB-2', '大块']]);
    expect([...content.proposed]).toEqual([1, 0]);
    expect(content.values[content.value[1] as number]).toBe('在建');
    expect(content.squares).toEqual([{ account: 2, value: null, proposed: false, west: 64, north: 128, side: 64 }]);
    expect(featureOf(content, id(1))).toBe(1);
    expect(featureOf(content, id(3))).toBe(-1);
    expect(siteOf(content, 0)).toBeNull();
  });

  it('is hit inside, not in a hole, and knows the way to the edge', () => {
    expect(covers(content, 0, 300, 300)).toBe(true);
    expect(covers(content, 0, 500, 500)).toBe(false);
    expect(covers(content, 1, -10, 50)).toBe(true);
    expect(distance(content, 0, 190, 500)).toBeCloseTo(10, 6);
    expect(distance(content, 0, 500, 500)).toBeCloseTo(100, 6);
  });

  it('is nothing where the server sends nothing', () => {
    expect(decodeTile(new Uint8Array(), 'BUILDING').count).toBe(0);
  });

  it('is asked for with the day, the theme and the filter in its address', () => {
    expect(queriesOf({ theme: 'ACCOUNT', asOf: null, filter: null })).toEqual({ all: '', matching: null });
    expect(queriesOf({ theme: 'STAGE', asOf: '2026-01-31', filter: { zone: 'SHIBEI' } })).toEqual({ all: '?theme=STAGE&asOf=2026-01-31', matching: '?theme=STAGE&asOf=2026-01-31&zone=SHIBEI' });
  });
});

describe('the colours of a theme', () => {
  it('grow darker along the order and leave the unknown bare', () => {
    const ramp = ['#F2E6BE', '#5E9C94', '#1E2F57'] as const;
    const light = (colour: string) => [1, 3, 5].reduce((sum, at) => sum + parseInt(colour.slice(at, at + 2), 16), 0);
    for (const theme of ['STAGE', 'PERFORMANCE', 'FLOORS', 'VACANCY'] as const) {
      const shades = VALUES[theme].map((value) => light(themeColour(ramp, theme, value, '#ffffff')));
      expect(shades).toEqual([...shades].sort((a, b) => b - a));
      expect(new Set(shades).size).toBe(shades.length);
      expect(themeColour(ramp, theme, 'UNKNOWN', '#ffffff')).toBe('#ffffff');
    }
  });
});

describe('labels', () => {
  const wish = (text: string, x: number, y: number, more: Partial<LabelWish> = {}): LabelWish => ({ text, x, y, font: '12px x', size: 12, colour: '#000', weight: 0, ...more });
  const measure = (text: string) => text.length * 12;

  it('keep the weightier of two that would overlap', () => {
    const placed = placeLabels([wish('乙', 10, 10), wish('甲甲', 14, 12, { weight: 5 }), wish('丙', 100, 10)], measure);
    expect(placed.map((label) => label.text)).toEqual(['甲甲', '丙']);
  });

  it('leave out a name that is longer than its ground', () => {
    expect(placeLabels([wish('四个汉字', 0, 0, { room: 30 })], measure)).toEqual([]);
  });

  it('reserve the second line and the slanted box', () => {
    const under = { text: '总账', font: '12px x', colour: '#000' };
    expect(placeLabels([wish('市北', 0, 0, { weight: 1, under }), wish('碰', 0, 16)], measure)).toHaveLength(1);
    const slanted = placeLabels([wish('南北高架路', 0, 0, { weight: 1, angle: Math.PI / 2 }), wish('旁', 40, 0)], measure);
    expect(slanted).toHaveLength(2);
  });

  it('never stand on their heads', () => {
    for (let a = -10; a < 10; a += 0.1) expect(Math.abs(upright(a))).toBeLessThanOrEqual(Math.PI / 2 + 1e-9);
    expect(upright(Math.PI)).toBeCloseTo(0, 9);
  });
});

describe('the palette', () => {
  const palette = paletteOf((name) => (name === '--acc-optimise' ? '#A8642B' : `<${name}>`));

  it('gives each account its own texture and edge from the tokens', () => {
    expect(Object.values(palette.texture).map((texture) => texture.mark)).toEqual(['DOTS', 'SLASHES', 'COURSES', 'PLAIN']);
    expect(palette.edge.RESERVE).toBe('<--acc-reserve-edge>');
    expect(new Set(Object.values(palette.texture).map((texture) => texture.ground)).size).toBe(4);
  });

  it('never fills 拟认定 with the account colour', () => {
    for (const texture of Object.values(palette.proposed)) {
      expect(texture.ground).toBe('<--paper>');
      expect(texture.mark).toBe('BACKSLASHES');
    }
  });

  it('keeps the rim of 拟认定 narrow enough to see the account inside', () => {
    for (let zoom = 11; zoom < 21; zoom++) for (const side of [3, 8, 40, 300]) expect(2 * proposedRim(zoom, side)).toBeLessThan(side * 0.2);
  });

  it('has seamless tiles: what leaves on one side comes in on the other', () => {
    for (const mark of ['SLASHES', 'BACKSLASHES', 'COURSES'] as const) {
      const strokes = strokesOf(mark);
      const drawn = (x: number, y: number) =>
        strokes.some(([x1, y1, x2, y2]) => Math.abs((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / Math.hypot(x2 - x1, y2 - y1) < 0.06);
      for (let i = 0; i < 50; i++) {
        expect(drawn(0, i / 50)).toBe(drawn(1, i / 50));
        expect(drawn(i / 50, 0)).toBe(drawn(i / 50, 1));
      }
    }
  });

  it('widens textures and roads as one comes closer', () => {
    expect(textureScale(11)).toBe(0.8);
    expect(textureScale(20)).toBe(2.2);
    expect(roadWidth(17, true)).toBe(18);
    expect(roadWidth(12, true)).toBeLessThan(roadWidth(13, true));
    expect(lighter('#000000')).toMatch(/^#[0-9a-f]{6}$/);
  });
});

describe('the scale bar', () => {
  it('is a round length that fits', () => {
    for (let zoom = 11; zoom <= 20; zoom += 0.5) {
      const bar = scaleBar(31.27, zoom, 130);
      expect(bar.width).toBeLessThanOrEqual(130);
      expect(bar.width).toBeGreaterThan(130 / 2.6);
      expect([1, 2, 5]).toContain(Number(String(bar.metres)[0]));
    }
    expect(scaleBar(31.27, 12, 130)).toMatchObject({ label: '2 km' });
    expect(scaleBar(31.27, 17, 130)).toMatchObject({ label: '100 m' });
  });
});
