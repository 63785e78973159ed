/** 医療機関コード as typed in any width and grouping, reduced to its digits: '９９－０１…' becomes '9901…'. */
export function institutionCodeDigits(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\-‐‑‒–—―−ー()（）.]/g, '');
}

/**
 * Whether the ten digits end in their check digit (Luhn over all ten). A wrong one is a reason to ask, not to refuse:
 * the rule is customary and no official text for it was found.
 */
export function hasValidCheckDigit(code: string): boolean {
  if (!/^\d{10}$/.test(code)) return false;
  const sum = [...code].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
