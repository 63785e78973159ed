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

/**
 * Whether a password is only another spelling of one that others may know: the same in its letters and digits, whatever their size
 * and whatever stands between them, or the one with some added or left out.
 */
export function isAkin(password: string, known: string): boolean {
  const [one, other] = [lettersOf(password), lettersOf(known)];
  return one.includes(other) || other.includes(one);
}

function lettersOf(password: string): string {
  return canonical(password)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Letters that are not mistaken for each other in print. */
const CLEAR_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A random first password in four groups, about 80 bits: 'k4mt-9xwp-…'. */
export function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => CLEAR_LETTERS[randomInt(CLEAR_LETTERS.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
