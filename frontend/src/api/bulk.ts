/** One change of many items. */
import type { FieldValue, FindingView, ItemKind, ItemQuery, Uuid } from './types';
import { post } from './client';

/** The items of a list, or all that meet a filter. */
export type BulkItems = { ids: Uuid[] } | { filter: ItemQuery };

export interface BulkChange {
  field: string;
  label: string;
  before: FieldValue;
  after: FieldValue;
}

export interface BulkLine {
  id: Uuid;
  kind: ItemKind;
  code: string;
  name: string;
  outcome: 'CHANGED' | 'SAME' | 'REFUSED';
  changes: BulkChange[];
  findings: FindingView[];
}

export interface BulkPreview {
  /** of the items as they were looked at; goes along when carrying out */
  mark: string;
  changed: number;
  same: number;
  refused: number;
  unknown: number;
  capacityChange_m2: number;
  lines: BulkLine[];
}

export interface BulkDone {
  /** takes it back */
  bulk: Uuid;
  changed: number;
  same: number;
  refused: number;
}

export function previewBulk(items: BulkItems, fields: Record<string, FieldValue>): Promise<BulkPreview> {
  return post('/api/items/bulk/preview', { ...items, fields });
}

export function applyBulk(items: BulkItems, fields: Record<string, FieldValue>, how: { reason: string; mark: string; leaveRefused: boolean }): Promise<BulkDone> {
  return post('/api/items/bulk', { ...items, fields, ...how });
}

export function undoBulk(bulk: Uuid, reason: string): Promise<BulkDone> {
  return post(`/api/items/bulk/${encodeURIComponent(bulk)}/undo`, { reason });
}
