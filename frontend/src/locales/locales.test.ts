import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseFile } from '@vue/compiler-sfc';
import { describe, expect, it } from 'vitest';
import en from './en';
import zh from './zh';

const SRC = fileURLToPath(new URL('..', import.meta.url));
const HAN = /\p{Script=Han}/u;

type Node = { type: number; content?: unknown; children?: Node[]; branches?: Node[]; props?: Attribute[]; loc: { source: string } };
type Attribute = { type: number; name: string; value?: { content: string } };
const TEXT = 2;
const ATTRIBUTE = 6;
const SPOKEN = new Set(['title', 'placeholder', 'alt', 'aria-label', 'aria-description', 'label']);

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'locales' ? [] : sources(path);
    return /\.(vue|ts)$/.test(entry.name) && !/\.(test|fixture)\.ts$/.test(entry.name) ? [path] : [];
  });
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '').replace(/<!--[\s\S]*?-->/g, '');
}

/** Values of the shipped data that code compares with: not shown to anybody. */
const DATA_VALUES: Record<string, string[]> = {
  'map/backdrop.ts': ['其他'],
  'edit/typed.ts': ['、', '米'],
  'map/tile/themes.ts': ['摸排入库', '方案研究', '规划调整', '收储', '供地签约', '未开工', '在建', '竣工验收', '交付可招商', '投产运营', '暂缓', '退出', '撤销'],
};

/** Units are signs, the same in both languages, and names of standards are names. */
function withoutSigns(text: string): string {
  return text.replace(/万㎡|万平方米|平方米|公顷|亩/g, '').replace(/\b[A-Z]+\d+\b/g, '');
}

/** Words in text and in attributes people see or hear; units and signs are no words. */
function literals(node: Node): string[] {
  const found: string[] = [];
  if (node.type === TEXT && typeof node.content === 'string' && /\p{L}{2,}/u.test(withoutSigns(node.content))) found.push(node.content.trim());
  for (const prop of node.props ?? []) {
    if (prop.type === ATTRIBUTE && SPOKEN.has(prop.name) && /\p{L}{2,}/u.test(prop.value?.content ?? '')) found.push(`${prop.name}="${prop.value?.content}"`);
  }
  return [...found, ...(node.children ?? []).flatMap(literals), ...(node.branches ?? []).flatMap(literals)];
}

describe('the two languages', () => {
  for (const screen of Object.keys(zh) as (keyof typeof zh)[]) {
    it(`have the same keys and placeholders: ${screen}`, () => {
      expect(Object.keys(en[screen]).sort()).toEqual(Object.keys(zh[screen]).sort());
      const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
      const words = en[screen] as Record<string, string>;
      for (const [key, text] of Object.entries(zh[screen] as Record<string, string>)) {
        expect(holes(words[key] ?? ''), `${screen}.${key}`).toEqual(holes(text));
      }
    });

    it(`leave nothing empty: ${screen}`, () => {
      for (const text of [...Object.values(zh[screen]), ...Object.values(en[screen])] as string[]) expect(text.trim()).not.toBe('');
    });
  }
});

describe('words for people stand in the locale files only', () => {
  for (const path of sources(SRC)) {
    const name = relative(SRC, path);
    const text = readFileSync(path, 'utf8');
    it(name, () => {
      if (path.endsWith('.ts')) {
        expect(HAN.test((DATA_VALUES[name] ?? []).reduce((rest, value) => rest.replaceAll(value, ''), withoutSigns(withoutComments(text))))).toBe(false);
        return;
      }
      const { descriptor } = parseFile(text);
      expect(HAN.test(withoutSigns(withoutComments(`${descriptor.scriptSetup?.content ?? ''}${descriptor.script?.content ?? ''}`)))).toBe(false);
      const ast = descriptor.template?.ast as unknown as Node | undefined;
      expect(ast ? literals(ast) : []).toEqual([]);
      expect(HAN.test(withoutSigns(withoutComments(descriptor.template?.content ?? '')))).toBe(false);
    });
  }
});
