/** What the layer tree calls 检查: things a person should look at. Tolerances as the server's check has them. */
import type { ItemRow, ReconciliationStatement } from '@/api/types';

/** Declared and measured land may differ by 1 % or 10 ㎡, whichever is more. */
const LAND_TOLERANCE_SHARE = 0.01;
const LAND_TOLERANCE_M2 = 10;

export type CheckName = 'OVERLAP' | 'LAND_DIFFERS' | 'UNPLACED';

/** Measured minus declared land in ㎡ where the two are too far apart; null where they are not or one is unknown. */
export function landDifference_m2(row: Pick<ItemRow, 'kind' | 'landArea_m2' | 'measuredArea_m2'>): number | null {
  if (row.kind !== 'SITE' || row.landArea_m2 === null || row.measuredArea_m2 === null) return null;
  const difference = row.measuredArea_m2 - row.landArea_m2;
  const allowed = Math.max(LAND_TOLERANCE_M2, row.landArea_m2 * LAND_TOLERANCE_SHARE);
  return Math.abs(difference) > allowed ? difference : null;
}

/** Codes of items that share ground with another counted item. */
export function overlappingCodes(statement: Pick<ReconciliationStatement, 'collisions'> | null): ReadonlySet<string> {
  return new Set(statement?.collisions?.flatMap(({ first, second }) => [first, second]) ?? []);
}

export function checksOf(row: ItemRow, overlapping: ReadonlySet<string>): CheckName[] {
  const found: CheckName[] = [];
  if (overlapping.has(row.code)) found.push('OVERLAP');
  if (landDifference_m2(row) !== null) found.push('LAND_DIFFERS');
  if (!row.placed) found.push('UNPLACED');
  return found;
}
