import { put } from './client';
import type { Target, TargetChange } from './types';

export function changeTarget(target: Target, change: TargetChange): Promise<Target> {
  return put(`/api/targets/${encodeURIComponent(target.code)}`, change, { 'If-Match': `"${target.version}"` });
}
