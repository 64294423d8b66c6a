/** The settings of a target as typed, and what is wrong with them. Goals are typed in 万㎡. */
import type { Reading, Target, TargetChange } from '@/api/types';
import { parseArea } from '@/core/format';

const PER_WAN = 10_000;

export interface TargetForm {
  goal: string;
  reading: Reading;
  start: string | null;
  end: string | null;
  green: string;
  red: string;
  /** by zone code */
  parts: Record<string, string>;
  reason: string;
}

export type TargetObstacle = 'goal' | 'period' | 'lamps' | 'sub' | 'sum' | 'reason';

export function targetForm(target: Target): TargetForm {
  return {
    goal: String(target.target_m2 / PER_WAN),
    reading: target.reading,
    start: target.periodStart,
    end: target.periodEnd,
    green: String(target.lamps.greenBelow_points),
    red: String(target.lamps.redAbove_points),
    parts: Object.fromEntries(target.subTargets.map((part) => [part.zone, String(part.target_m2 / PER_WAN)])),
    reason: '',
  };
}

/** 万㎡ as typed to ㎡; hundredths of a square metre survive the multiplication. */
export function squareMetresOf(text: string): number | null {
  const wan = parseArea(text);
  return wan === null ? null : Math.round(wan * PER_WAN * 100) / 100;
}

export function partsSum_m2(form: TargetForm): number {
  return Object.values(form.parts).reduce((sum, part) => sum + (squareMetresOf(part) ?? 0), 0);
}

export function targetObstacle(form: TargetForm): TargetObstacle | null {
  const goal = squareMetresOf(form.goal);
  if (goal === null || goal <= 0) return 'goal';
  if (!form.start || !form.end || form.start >= form.end) return 'period';
  const green = parseArea(form.green);
  const red = parseArea(form.red);
  if (green === null || red === null || green < 0 || green > red) return 'lamps';
  const parts = Object.values(form.parts).map(squareMetresOf);
  if (parts.some((part) => part === null || part < 0)) return 'sub';
  if (partsSum_m2(form) > goal) return 'sum';
  return form.reason.trim() ? null : 'reason';
}

export function targetChange(target: Target, form: TargetForm): TargetChange {
  return {
    target_m2: squareMetresOf(form.goal) ?? target.target_m2,
    reading: form.reading,
    periodStart: form.start ?? target.periodStart,
    periodEnd: form.end ?? target.periodEnd,
    lamps: { greenBelow_points: parseArea(form.green) ?? 0, redAbove_points: parseArea(form.red) ?? 0 },
    subTargets: target.subTargets.map((part) => ({ ...part, target_m2: squareMetresOf(form.parts[part.zone] ?? '') ?? part.target_m2 })),
    reason: form.reason.trim(),
  };
}
