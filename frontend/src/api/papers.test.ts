import { describe, expect, it } from 'vitest';
import { attachmentName } from './papers';

describe('attachmentName', () => {
  it('takes the name as it was meant', () => {
    expect(attachmentName(`attachment; filename="x.xlsx"; filename*=UTF-8''%E6%9C%88%E6%8A%A5.xlsx`, 'monthly.xlsx')).toBe('月报.xlsx');
  });

  it('falls back where there is none or it is damaged', () => {
    expect(attachmentName(null, 'monthly.xlsx')).toBe('monthly.xlsx');
    expect(attachmentName(`attachment; filename*=UTF-8''%E6%9C`, 'monthly.xlsx')).toBe('monthly.xlsx');
  });
});
