/** The detail of a deed taken apart: what it changed from and to, and what else it says. */
export interface Change {
  name: string;
  before: string | null;
  after: string | null;
}

export interface Detail {
  changes: Change[];
  facts: { name: string; value: string }[];
  /** where somebody made it unreadable */
  raw: string | null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `before.x`/`after.x` and `before: {x}`/`after: {x}` mean the same. */
function flattened(detail: Record<string, unknown>): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(detail)) {
    if ((name === 'before' || name === 'after') && isRecord(value)) {
      for (const [inner, one] of Object.entries(value)) flat[`${name}.${inner}`] = one;
    } else {
      flat[name] = value;
    }
  }
  return flat;
}

export function readDetail(detail: unknown): Detail {
  if (!isRecord(detail)) return { changes: [], facts: [], raw: textOf(detail) };
  const flat = flattened(detail);
  const names = [...new Set(Object.keys(flat).flatMap((key) => /^(?:before|after)\.(.+)$/.exec(key)?.[1] ?? []))];
  return {
    changes: names.map((name) => ({ name, before: textOf(flat[`before.${name}`]), after: textOf(flat[`after.${name}`]) })),
    facts: Object.entries(flat)
      .filter(([name]) => !/^(?:before|after)\../.test(name))
      .map(([name, value]) => ({ name, value: textOf(value) ?? '' })),
    raw: null,
  };
}

/** One line for the table. */
export function shortDetail(detail: unknown, nameOf: (name: string) => string, valueOf: (name: string, value: string) => string): string {
  const { changes, facts, raw } = readDetail(detail);
  if (raw !== null) return raw;
  const shown = (name: string, value: string | null) => (value === null || value === '' ? '∅' : valueOf(name, value));
  return [
    ...changes
      .filter((change) => change.before || change.after)
      .map((change) => `${nameOf(change.name)} ${change.before ? `${shown(change.name, change.before)} → ` : ''}${shown(change.name, change.after)}`),
    ...facts.map((fact) => `${nameOf(fact.name)} ${shown(fact.name, fact.value)}`),
  ].join(' · ');
}
