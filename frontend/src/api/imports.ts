/** What is asked about an import and what can be answered. */
import type { FieldValue, FindingView } from './types';

/** What becomes of a value that differs from the ledger's. */
export type Verdict = 'TAKEN' | 'KEPT' | 'CONFLICT' | 'OURS' | 'THEIRS' | 'BASE';

export interface AnswerOption {
  value: string;
  label: string;
}

/** Warnings or questions of one kind: one answer for all of them. */
export interface ImportQuestion {
  subject: string;
  code: string;
  severity: 'WARNING' | 'QUESTION';
  count: number;
  open: number;
  answer: string | null;
  first: FindingView;
  options: AnswerOption[];
}

/** A warning or question of one row. */
export interface RowQuestion {
  /** id of the finding */
  finding: string;
  subject: string;
  code: string;
  answer: string | null;
  options: AnswerOption[];
}

export interface GivenAnswer {
  subject: string;
  code: string;
  /** empty takes an answer back */
  answer: string;
}

/** What the same unit stated before, beside what the ledger holds and the sheet says. */
export interface ThreeValues {
  base: FieldValue;
  verdict: Verdict | null;
}

export interface CoordinateReading {
  system: string;
  swapped: boolean;
  points: number;
  inDistrict: number;
  inOwnPlace: number;
  withOwnPlace: number;
  score: number;
  shiftEast_m: number;
  shiftNorth_m: number;
}

/** How a table's positions were read, and the other readings, best first. */
export interface CoordinateReport {
  stated: boolean;
  chosen: CoordinateReading;
  candidates: CoordinateReading[];
}
