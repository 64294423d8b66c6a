import { expect, it } from 'vitest';
import { csv, tabbed } from './sheets';

it('quotes what would break a row', () => {
  expect(csv([['a,b', 'say "x"', 1.5, null]])).toBe('"a,b","say ""x""",1.5,');
});

it('lets no text become a formula', () => {
  expect(csv([['=1+1', '@x', -3]])).toBe("'=1+1,'@x,-3");
});

it('keeps a pasted row in one row', () => {
  expect(tabbed([['a\nb', 2]])).toBe('a b\t2');
});
