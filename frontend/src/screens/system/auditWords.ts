/** Names and values of the record in the reader's words; what is new to us is shown as it is. */
import { streetName, zoneName } from '@/core/districts';
import { findText, t, word } from '@/core/i18n';

export function detailName(name: string): string {
  return findText(`audit.detail.${name}`) ?? findText(`system.policy.${name}`) ?? name;
}

export function detailValue(name: string, value: string): string {
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'shell.yes' : 'shell.no');
  const parts = value.split(' ').filter(Boolean);
  if (/roles$/i.test(name)) return parts.map((role) => word('shell.role', role)).join(' · ');
  if (name === 'zones') return parts.map(zoneName).join(' · ');
  if (name === 'streets') return parts.map(streetName).join(' · ');
  if (name === 'otherZones') return word('system.policy.otherZones', value);
  if (name === 'right') return word('shell.right', value);
  return findText(`audit.value.${value}`) ?? value;
}
