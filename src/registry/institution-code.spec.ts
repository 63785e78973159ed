import { hasValidCheckDigit, institutionCodeDigits } from './institution-code.js';

it('reads a code in any width and grouping', () => {
  expect(institutionCodeDigits(' ９９－０１－００００１９ ')).toBe('9901000019');
  expect(institutionCodeDigits('99−01ー000019')).toBe('9901000019');
});

it('knows the check digit', () => {
  expect(hasValidCheckDigit('9901000019')).toBe(true);
  expect(hasValidCheckDigit('9901000018')).toBe(false);
  expect(hasValidCheckDigit('9910000019')).toBe(false);
  expect(hasValidCheckDigit('1000019')).toBe(false);
});
