import { describe, expect, it } from 'vitest';
import { frameOf, pathOf } from './outline';

const square: GeoJSON.MultiPolygon = { type: 'MultiPolygon', coordinates: [[[[120, 0], [121, 0], [121, 1], [120, 1], [120, 0]]]] };

describe('outlines as paths', () => {
  it('keep north up and fill the width', () => {
    const frame = frameOf([square], 124);
    expect(frame).not.toBeNull();
    if (!frame) return;
    expect(frame.height).toBeCloseTo(124, 0);
    expect(pathOf(square, frame)).toBe('M12.0 112.0L112.0 112.0L112.0 12.0L12.0 12.0L12.0 112.0Z');
  });

  it('shrink degrees east by the latitude', () => {
    const north: GeoJSON.MultiPolygon = { type: 'MultiPolygon', coordinates: [[[[120, 59.5], [121, 59.5], [121, 60.5], [120, 60.5], [120, 59.5]]]] };
    expect(frameOf([north], 124)?.height).toBeCloseTo(224, 0);
  });

  it('have no frame without shapes', () => {
    expect(frameOf([], 100)).toBeNull();
  });
});
