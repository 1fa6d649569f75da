/** A recovery code: random letters nobody confuses (Crockford's base 32), in groups, the last two checking the others. */
import { createHash, randomInt } from 'node:crypto';
import { privacyLimits } from './limits.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const { letters, checkLetters, group, confirmedGroups } = privacyLimits.recovery;

/** A new one, as it is shown: `ABCD-…`. */
export function makeRecoveryCode(): string {
  const drawn = Array.from({ length: letters }, () => alphabet[randomInt(alphabet.length)]).join('');
  return inGroups(drawn + checkOf(drawn));
}

/** The letters of a code as typed, whatever its case, dashes and spaces, with O for 0 and I or L for 1; null when it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const code = plain(typed);
  if (code.length !== letters + checkLetters || [...code].some((letter) => !alphabet.includes(letter))) return null;
  const drawn = code.slice(0, letters);
  return code.slice(letters) === checkOf(drawn) ? drawn : null;
}

/** True: `typed` is the last groups of the code, which shows that a person has it before them. */
export function confirmsRecoveryCode(code: string, typed: string): boolean {
  return plain(code).slice(-group * confirmedGroups) === plain(typed);
}

function plain(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

function checkOf(drawn: string): string {
  const bytes = createHash('sha256').update(`docent recovery ${drawn}`).digest();
  return Array.from({ length: checkLetters }, (_, index) => alphabet[(bytes[index] as number) % alphabet.length]).join(
    '',
  );
}

function inGroups(code: string): string {
  return (code.match(new RegExp(`.{1,${group}}`, 'g')) ?? []).join('-');
}
