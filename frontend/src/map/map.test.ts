import { describe, expect, it } from 'vitest';
import type { HoldingAccount, MapItemCollection } from '@/api/types';
import { countByAccount, itemsOf, ItemsInMemory } from './featureSource';
import { GridIndex } from './grid';
import { placeLabels, upright, type LabelWish } from './labels';
import { latOf, lonLatText, lonOf, mercatorX, mercatorY, metresPerPixel, type Box } from './lonlat';
import { lighter, paletteOf, textureScale } from './palette';
import { roadWidth } from './backdrop';
import { contains, distanceToEdge, meetsBox, outlineOf } from './shape';
import { strokesOf } from './texture';
import { proposedRim } from './itemPainter';
import { scaleBar } from './scaleBar';

const random = (() => {
  let seed = 20261124;
  return () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
})();

function square(lon: number, lat: number, side: number): number[][] {
  return [[lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side], [lon, lat]];
}

function collection(...squares: [id: string, ring: number[][], account?: HoldingAccount][]): MapItemCollection {
  return {
    type: 'FeatureCollection',
    features: squares.map(([id, ring, account]) => ({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [ring] },
      properties: { id, code: id, name: id, zone: 'SHIBEI', account: account ?? 'RESERVE', stage: null, grossFloorArea_m2: null, landArea_m2: null, proposed: false, sample: true },
    })),
  };
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

describe('the grid index', () => {
  it('finds exactly what a full search finds', () => {
    const boxes = Array.from({ length: 3000 }, (): Box => {
      const [x, y] = [random(), random()];
      return [x, y, x + random() * 0.02, y + random() * 0.02];
    });
    const index = new GridIndex(boxes);
    for (let round = 0; round < 100; round++) {
      const [x, y] = [random() * 1.2 - 0.1, random() * 1.2 - 0.1];
      const wanted: Box = [x, y, x + random() * 0.2, y + random() * 0.2];
      const expected = boxes.flatMap((b, i) => (b[0] <= wanted[2] && b[2] >= wanted[0] && b[1] <= wanted[3] && b[3] >= wanted[1] ? [i] : []));
      expect(index.search(wanted)).toEqual(expected);
    }
  });

  it('answers for no boxes and for one point', () => {
    expect(new GridIndex([]).search([0, 0, 1, 1])).toEqual([]);
    expect(new GridIndex([[0.5, 0.5, 0.5, 0.5]]).search([0, 0, 1, 1])).toEqual([0]);
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

describe('items in memory', () => {
  const sites = itemsOf('SITE', collection(['small', square(121.4, 31.3, 0.001)], ['large', square(121.4, 31.3, 0.004), 'RELEASE']));
  const buildings = itemsOf('BUILDING', collection(['house', square(121.4002, 31.3002, 0.0003)]));
  const source = new ItemsInMemory([...buildings, ...sites]);

  it('are drawn sites first, large before small', () => {
    expect(source.all.map((item) => item.id)).toEqual(['large', 'small', 'house']);
  });

  it('are hit from the top down, then by the nearest edge', () => {
    const at = (lon: number, lat: number, tolerance = 0) => source.at(mercatorX(lon), mercatorY(lat), tolerance).map((item) => item.id);
    expect(at(121.4003, 31.3003)).toEqual(['house', 'small', 'large']);
    expect(at(121.4008, 31.3008)).toEqual(['small', 'large']);
    expect(at(121.40405, 31.302)).toEqual([]);
    expect(at(121.40405, 31.302, 1e-6)).toEqual(['large']);
    expect(source.find('house')?.kind).toBe('BUILDING');
  });

  it('are counted by account', () => {
    expect(countByAccount(source.all)).toEqual({ UNCOUNTED: 0, RESERVE: 2, OPTIMISE: 0, RELEASE: 1 });
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
