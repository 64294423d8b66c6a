/** Names and values of the record in the reader's words; what is new to us is shown as it is. */
import { streetName, zoneName } from '@/core/districts';
import { instant } from '@/core/format';
import { findText, t, word } from '@/core/i18n';

export function detailName(name: string): string {
  return findText(`audit.detail.${name}`) ?? findText(`system.policy.${name}`) ?? name;
}

export function detailValue(name: string, value: string): string {
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'shell.yes' : 'shell.no');
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return instant(value);
  const parts = value.split(' ').filter(Boolean);
  if (/roles$/i.test(name)) return parts.map((role) => word('shell.role', role)).join(' · ');
  if (name === 'zones') return parts.map(zoneName).join(' · ');
  if (name === 'streets') return parts.map(streetName).join(' · ');
  if (name === 'otherZones') return word('system.policy.otherZones', value);
  if (name === 'right') return word('shell.right', value);
  return findText(`audit.value.${value}`) ?? value;
}
