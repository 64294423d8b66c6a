import type { StageTotal } from '@/api/charts';

/** The first `most` stages, the others as one line named by their number. */
export function topStages(stages: StageTotal[], most: number, rest: (kinds: number) => string): StageTotal[] {
  if (stages.length <= most) return stages;
  const others = stages.slice(most - 1);
  return [
    ...stages.slice(0, most - 1),
    { stage: rest(others.length), items: others.reduce((sum, one) => sum + one.items, 0), gross_m2: others.reduce((sum, one) => sum + one.gross_m2, 0) },
  ];
}
