import type { Severity } from '@/api/types';

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ['ERROR', 'QUESTION', 'WARNING', 'INFO'];

/** Shape and colour of the lamp that goes with a severity. */
export const LAMP_OF: Record<Severity, string> = { ERROR: 'd', QUESTION: 'a', WARNING: 'a', INFO: 'i' };
