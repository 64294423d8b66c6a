/** The rules a new password keeps, checked while typing; the server checks again and has the last word. */
export type PasswordRule = 'length' | 'classes' | 'name' | 'different' | 'same';

export interface PasswordPolicy {
  passwordLength: number;
  passwordClasses: number;
}

/** What the product starts with; it can only be made stricter. */
export const LEAST_STRICT: PasswordPolicy = { passwordLength: 10, passwordClasses: 3 };

const CLASSES = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/];

export function passwordRules(policy: PasswordPolicy, username: string, old: string, wanted: string, again: string): Record<PasswordRule, boolean> {
  return {
    length: [...wanted].length >= policy.passwordLength,
    classes: CLASSES.filter((signs) => signs.test(wanted)).length >= policy.passwordClasses,
    name: wanted !== '' && !(username && wanted.toLowerCase().includes(username.toLowerCase())),
    different: wanted !== '' && wanted !== old,
    same: wanted !== '' && wanted === again,
  };
}
