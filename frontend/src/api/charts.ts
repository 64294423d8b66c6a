/** What charts show beyond the tables: `GET /api/progress/charts`. Areas in ㎡, unrounded. */
import type { HoldingAccount, IsoDate, IsoInstant, IsoMonth, Reading } from './types';
import { get } from './client';

export interface ZonePoint {
  month: IsoMonth;
  done_m2: number;
  gained_m2: number;
  /** null where the zone has no sub-target */
  scheduled_m2: number | null;
}

export interface ZoneCharts {
  key: string;
  name: string;
  uncounted_m2: number;
  reserve_m2: number;
  optimise_m2: number;
  release_m2: number;
  series: { target: string; points: ZonePoint[] }[];
}

export interface MonthStep {
  /** ADJUSTMENT: happened in a month already reported; PLACEMENT: items came into the zone or left it */
  kind: 'MOVEMENT' | 'ADJUSTMENT' | 'PLACEMENT';
  with: HoldingAccount | 'ORIGIN' | null;
  area_m2: number;
}

export interface MonthSteps {
  target: string;
  reading: Reading;
  opening_m2: number;
  /** opening plus these is done */
  steps: MonthStep[];
  done_m2: number;
}

export interface Occupancy {
  zone: string;
  buildings: number;
  /** buildings that say both what can be let and what is vacant */
  known: number;
  rentable_m2: number;
  vacant_m2: number;
}

export interface StageTotal {
  stage: string | null;
  items: number;
  gross_m2: number;
}

export interface Charts {
  asOf: IsoDate;
  knownAt: IsoInstant;
  zones: ZoneCharts[];
  steps: MonthSteps[];
  occupancy: Occupancy[];
  stages: StageTotal[];
}

export function getCharts(query: { asOf: IsoDate; reading?: Reading | null; zone?: string | null; figures?: 'current' | 'reported' }, signal?: AbortSignal): Promise<Charts> {
  return get('/api/progress/charts', query, signal);
}
