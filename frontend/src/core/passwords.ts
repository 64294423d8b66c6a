/** The rules a new password keeps, checked while typing; the server checks again and has the last word. */
export type PasswordRule = 'length' | 'classes' | 'different' | 'same';

const LEAST = 10;
const CLASSES = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/];

export function passwordRules(old: string, wanted: string, again: string): Record<PasswordRule, boolean> {
  return {
    length: [...wanted].length >= LEAST,
    classes: CLASSES.filter((signs) => signs.test(wanted)).length >= 3,
    different: wanted !== '' && wanted !== old,
    same: wanted !== '' && wanted === again,
  };
}
