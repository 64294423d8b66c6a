/** How the map is looked at: what it is coloured by, as of which day, and what it is narrowed to. Part of every tile's address. */
import { queryText } from '@/api/client';

export type ThemeName = 'ACCOUNT' | 'STAGE' | 'PERFORMANCE' | 'FLOORS' | 'VACANCY';
export const THEMES: readonly ThemeName[] = ['ACCOUNT', 'STAGE', 'PERFORMANCE', 'FLOORS', 'VACANCY'];

export interface Look {
  theme: ThemeName;
  /** null: as of now */
  asOf: string | null;
  /** conditions as the list of items takes them; null: none */
  filter: Readonly<Record<string, string | number | boolean | undefined>> | null;
}

export const PLAIN_LOOK: Look = { theme: 'ACCOUNT', asOf: null, filter: null };

/** Query of all items, and of those that meet the filter where there is one. */
export function queriesOf(look: Look): { all: string; matching: string | null } {
  const base = { theme: look.theme === 'ACCOUNT' ? null : look.theme, asOf: look.asOf };
  return { all: queryText(base), matching: look.filter ? queryText({ ...base, ...look.filter }) : null };
}
