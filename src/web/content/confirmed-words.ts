import { confirmedValue } from '../../procedure/conditions/dates.js';
import { formatDate, isIsoDate } from '../base/format.js';

/**
 * What was asked about because it looked strange, and confirmed, in words; null where nothing was.
 * @param confirmed as the entry of the act keeps it
 * @param fieldLabel what a field is called
 */
export function confirmedWords(confirmed: unknown, fieldLabel: (field: string) => string): string | null {
  if (!Array.isArray(confirmed) || confirmed.length === 0) return null;
  const told = confirmed.map((answer) => {
    const { path, value } = confirmedValue(String(answer));
    return `${fieldLabel(path)} ${isIsoDate(value) ? formatDate(value) : value}`;
  });
  return `尋ねられて「この内容で正しい」と確認：${told.join('、')}`;
}
