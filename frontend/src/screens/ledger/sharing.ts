/** Shares of shared ground, typed as per cent with up to four decimals and kept in whole ten-thousandths of one per cent. */
export const WHOLE = 1_000_000;

/** Millionths of one, or null when it is no share between 0 and 100 %. */
export function parseShare(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[%\s]/g, '');
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(plain)) return null;
  const [whole = '0', part = ''] = plain.split('.');
  const millionths = Number(whole) * 10_000 + Number(part.padEnd(4, '0'));
  return millionths <= WHOLE ? millionths : null;
}

export function shareText(millionths: number): string {
  const text = (millionths / 10_000).toFixed(4);
  return text.replace(/\.?0+$/, '');
}

export function fraction(millionths: number): number {
  return Number((millionths / WHOLE).toFixed(6));
}

export type ShareObstacle = 'unreadable' | 'sum' | 'reason';

export function shareObstacle(first: string, second: string, reason: string): ShareObstacle | null {
  const [one, other] = [parseShare(first), parseShare(second)];
  if (one === null || other === null) return 'unreadable';
  if (one + other !== WHOLE) return 'sum';
  return reason.trim() ? null : 'reason';
}
