import { expect, it } from 'vitest';
import { LEAST_STRICT, passwordRules } from './passwords';

it('wants ten characters of three classes, new, without the name, and typed twice', () => {
  expect(passwordRules(LEAST_STRICT, 'zhou', 'old', 'Blue-print7', 'Blue-print7')).toEqual({
    length: true,
    classes: true,
    name: true,
    different: true,
    same: true,
  });
  expect(passwordRules(LEAST_STRICT, 'aaa', 'aaaaaaaaaa', 'aaaaaaaaaa', 'b')).toEqual({
    length: true,
    classes: false,
    name: false,
    different: false,
    same: false,
  });
});

it('keeps to a policy that was made stricter', () => {
  const strict = passwordRules({ passwordLength: 14, passwordClasses: 4 }, 'zhou', '', 'Blueprint777', 'Blueprint777');
  expect(strict).toMatchObject({ length: false, classes: false, same: true });
});
