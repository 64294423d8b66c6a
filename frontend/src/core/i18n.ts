/** Words for people: one file per screen and language, typed keys `screen.key`, `{name}` placeholders. */
import { computed, ref } from 'vue';
import { speak } from '@/api/client';
import zh from '@/locales/zh';
import type { Messages } from '@/locales/zh';

export type Language = 'zh' | 'en';
export type MessageKey = {
  [S in keyof Messages]: `${S & string}.${keyof Messages[S] & string}`;
}[keyof Messages];
export type Arguments = Record<string, string | number>;

const STORED = 'wanping.language';
const language = ref<Language>('zh');
const messages = ref<Messages>(zh);

/** Fills `{name}` with the arguments; an argument that is not given stays visible as its name. */
export function fill(text: string, args: Arguments = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in args ? String(args[name]) : whole));
}

export function t(key: MessageKey, args?: Arguments): string {
  return fill(lookUp(key) ?? key, args);
}

/** For keys made of a server code, e.g. `ledger.status.PROPOSED`; null where there is no word. */
export function findText(key: string, args?: Arguments): string | null {
  const text = lookUp(key);
  return text === undefined ? null : fill(text, args);
}

/** The word for a code of the server, or the code itself where it is new to us. */
export function word(prefix: string, code: string): string {
  return findText(`${prefix}.${code}`) ?? code;
}

/** The name in the reader's language. */
export function nameOf(named: { name: string; nameEn?: string | null }): string {
  return language.value === 'en' && named.nameEn ? named.nameEn : named.name;
}

export function useText() {
  return { t, word, nameOf, findText, language: computed(() => language.value), english: computed(() => language.value === 'en') };
}

export async function switchLanguage(wanted: Language): Promise<void> {
  messages.value = wanted === 'en' ? ((await import('@/locales/en')).default as Messages) : zh;
  language.value = wanted;
  const tag = wanted === 'en' ? 'en' : 'zh-CN';
  speak(tag);
  document.documentElement.lang = tag;
  localStorage.setItem(STORED, wanted);
}

export function storedLanguage(): Language {
  return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh';
}

export function currentLanguage(): Language {
  return language.value;
}

function lookUp(key: string): string | undefined {
  const dot = key.indexOf('.');
  const screen = (messages.value as unknown as Record<string, Record<string, string>>)[key.slice(0, dot)];
  return screen?.[key.slice(dot + 1)];
}
