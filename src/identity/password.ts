import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's recommendation for Argon2id (the library's default variant): 19 MiB, two passes, one lane; about 35 ms here. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const PASSWORD_MIN_LENGTH = 12;
/** Argon2 takes any length; the limit keeps one request from costing much. */
const PASSWORD_MAX_LENGTH = 128;

/** The same password typed on another keyboard may arrive composed differently. */
function canonical(password: string): string {
  return password.normalize('NFKC');
}

export function hashPassword(password: string): Promise<string> {
  return hash(canonical(password), COST);
}

let decoy: Promise<string> | undefined;

/** Compares with a hash; without one it does the same work and answers false, so that time tells nothing about a login. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(newPassword());
  const matches = await verify(passwordHash ?? (await decoy), canonical(password));
  return passwordHash !== null && matches;
}

/** Why a new password cannot be used, in Japanese; null when it can. */
export function passwordProblem(password: string, login: string): string | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN_LENGTH)
    return `パスワードは${PASSWORD_MIN_LENGTH}文字以上にしてください。長い語句を使えます`;
  if (length > PASSWORD_MAX_LENGTH) return `パスワードは${PASSWORD_MAX_LENGTH}文字までにしてください`;
  const plain = canonical(password).toLowerCase();
  if (plain.includes(login)) return 'パスワードにログインIDを含めないでください';
  if (new Set(plain).size < 5) return '同じ文字の繰り返しが多すぎます。5種類以上の文字を使ってください';
  return null;
}

/** Letters and digits that say something of a password; of fewer, what stands between them is looked at as well. */
const TELLING_LETTERS = 8;
/** Two changed characters leave seven of the eleven pairs of the shortest password. */
const KINSHIP = 0.6;

/**
 * Whether a password is only another spelling of one that others may know: the same letters and digits, whatever their size and accents and whatever
 * stands between them, or, read forwards or backwards, most of the pairs of neighbours of the shorter one, wherever they stand. So one or two
 * characters added, left out or changed, groups in another order, or the whole with something before or after it are no other password.
 */
export function isAkin(password: string, known: string): boolean {
  const [one, other] = [plain(password), plain(known)];
  const [ofOne, ofOther] = [lettersOf(one), lettersOf(other)];
  if (one.join('') === other.join('') || (ofOne.length > 0 && ofOne.join('') === ofOther.join(''))) return true;
  const areTelling = Math.min(ofOne.length, ofOther.length) >= TELLING_LETTERS;
  return shareMost(one, other) || (areTelling && shareMost(ofOne, ofOther));
}

/** Its characters in the plainest form of each: no accents, no size, no width. */
function plain(password: string): string[] {
  return [...password.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '')];
}

function lettersOf(characters: readonly string[]): string[] {
  return characters.filter((each) => /[\p{L}\p{N}]/u.test(each));
}

function shareMost(one: readonly string[], other: readonly string[]): boolean {
  const most = KINSHIP * Math.min(pairsOf(one).length, pairsOf(other).length);
  return most > 0 && [other, other.toReversed()].some((each) => shared(pairsOf(one), pairsOf(each)) >= most);
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((each, index) => `${characters[index]}${each}`);
}

/** How many of them stand in both, each as often as it stands in either. */
function shared(some: readonly string[], others: readonly string[]): number {
  const left = [...others];
  return some.filter((each) => {
    const place = left.indexOf(each);
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  }).length;
}

/** Letters that are not mistaken for each other in print. */
const CLEAR_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A random first password in four groups, about 80 bits: 'k4mt-9xwp-…'. */
export function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => CLEAR_LETTERS[randomInt(CLEAR_LETTERS.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
