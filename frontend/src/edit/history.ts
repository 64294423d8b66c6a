/** Undo and redo over immutable states, each with the name of the step that led to it. */

export interface Step<S> {
  state: S;
  /** what was done to get here; null for the beginning */
  label: string | null;
}

export interface History<S> {
  past: readonly Step<S>[];
  present: Step<S>;
  future: readonly Step<S>[];
}

const LONGEST = 500;

export function begin<S>(state: S): History<S> {
  return { past: [], present: { state, label: null }, future: [] };
}

export function record<S>(history: History<S>, state: S, label: string): History<S> {
  return { past: [...history.past, history.present].slice(-LONGEST), present: { state, label }, future: [] };
}

export function undo<S>(history: History<S>): History<S> {
  const last = history.past[history.past.length - 1];
  if (!last) return history;
  return { past: history.past.slice(0, -1), present: last, future: [history.present, ...history.future] };
}

export function redo<S>(history: History<S>): History<S> {
  const [next, ...rest] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future: rest };
}

/** How many steps lie behind: what would be lost. */
export function stepsTaken<S>(history: History<S>): number {
  return history.past.length;
}
