import type { IsoMonth } from '@/api/types';

/** Every month from the first to the last, both included; none when the last is earlier. */
export function monthsBetween(first: IsoMonth, last: IsoMonth): IsoMonth[] {
  const number = (month: IsoMonth) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const months: IsoMonth[] = [];
  for (let at = number(first); at <= number(last); at++) {
    months.push(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
  }
  return months;
}
