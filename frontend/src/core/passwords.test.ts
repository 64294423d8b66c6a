import { expect, it } from 'vitest';
import { passwordRules } from './passwords';

it('wants ten characters of three classes, new and typed twice', () => {
  expect(passwordRules('old', 'Blue-print7', 'Blue-print7')).toEqual({
    length: true,
    classes: true,
    different: true,
    same: true,
  });
  expect(passwordRules('aaaaaaaaaa', 'aaaaaaaaaa', 'b')).toEqual({
    length: true,
    classes: false,
    different: false,
    same: false,
  });
});
