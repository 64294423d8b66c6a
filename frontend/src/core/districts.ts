/** Zones, streets, scopes and targets: read once a page, since they change rarely; `refresh` after a setting was changed. */
import { shallowRef } from 'vue';
import { get } from '@/api/client';
import type { Scope, Target, ZoneCollection, ZoneProperties } from '@/api/types';
import { findText, nameOf } from './i18n';

const zones = shallowRef<ZoneProperties[]>([]);
const streets = shallowRef<ZoneProperties[]>([]);
const scopes = shallowRef<Scope[]>([]);
const targets = shallowRef<Target[]>([]);
let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  const [zoneAnswer, streetAnswer, scopeAnswer, targetAnswer] = await Promise.all([
    get<ZoneCollection>('/api/zones'),
    get<ZoneCollection>('/api/streets'),
    get<{ scopes: Scope[] }>('/api/scopes'),
    get<{ targets: Target[] }>('/api/targets'),
  ]);
  zones.value = zoneAnswer.features.map((feature) => feature.properties);
  streets.value = streetAnswer.features.map((feature) => feature.properties);
  scopes.value = scopeAnswer.scopes;
  targets.value = targetAnswer.targets;
}

export function loadDistrict(refresh = false): Promise<void> {
  if (refresh || !loading) {
    loading = load().catch((problem: unknown) => {
      loading = null;
      throw problem;
    });
  }
  return loading;
}

/** The name of a zone or of the two buckets outside zones. */
export function zoneName(code: string): string {
  const zone = zones.value.find((known) => known.code === code);
  return zone ? nameOf(zone) : (findText(`shell.zone.${code}`) ?? code);
}

export function streetName(code: string): string {
  const street = streets.value.find((known) => known.code === code);
  return street ? nameOf(street) : code;
}

/** As the district lists its zones, the buckets last. */
export function inZoneOrder<T>(lines: readonly T[], zoneOf: (line: T) => string): T[] {
  const place = (line: T) => {
    const at = zones.value.findIndex((zone) => zone.code === zoneOf(line));
    return at < 0 ? zones.value.length : at;
  };
  return [...lines].sort((one, other) => place(one) - place(other) || zoneOf(one).localeCompare(zoneOf(other)));
}

export function useDistrict() {
  return { zones, streets, scopes, targets, loadDistrict, zoneName, streetName };
}
