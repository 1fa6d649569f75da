import { limits } from '../../limits.ts';
import { textLimits } from './limits.ts';
import type { EncodingGuess } from './single-byte-encoding.ts';

const encodings = ['shift_jis', 'gb18030', 'big5', 'euc-kr', 'euc-jp'] as const;

/** Signs that every second sentence holds, in the forms of China, Taiwan and Japan. */
const frequentHan = new Set(
  '的一是不了在人有我他中大上到和你地出道也年得就要下以生自着去之家可里后小心多天而能好都日于起成事只作看文十用主行方如前所本面公同三已老分外身高意法此回二理美月明其全工己者向部正名定女力等最新位因重四第相次海口使教西平世信北少内加化代入先山五太水市目立安表原白路期金何合光王今京制各任物台共八特直林建南度色字交百元社六指思青管花治周保半七城求品士空英式令取始史商千片友站房音火首石校志村町県駅号円番話氏住庁区丁子郎阪名屋屬個們這為來國說時會過學對後還發開無經頭動兩長樣現將與進實點種聲話問機給幾業間電門東見车这个们为来国说时会过学对还发开无经头动两长样现将与进实点种声话问机给几业间电门东见',
);
const frequentHangul = new Set('이다는을의에가를고하한은지로기사도리자어아시서인그나대만해스부정라일수있');

/**
 * The likeliest East Asian encoding of a text too short for statistics: each is tried, and judged by which signs come out.
 * `score` is 0 when none fits.
 */
export function eastAsianEncoding(sample: Uint8Array): EncodingGuess {
  let best: EncodingGuess = { name: 'shift_jis', score: 0 };
  for (const name of encodings) {
    const score = scoreOf(new TextDecoder(name).decode(sample, { stream: true }));
    if (score > best.score) best = { name, score };
  }
  return best;
}

const { frequent, usual, sign: mark, half, foreign, impossible } = textLimits.eastAsianScores;

function scoreOf(text: string): number {
  let sum = 0;
  let count = 0;
  for (const sign of text.slice(0, limits.extract.encodingSampleBytes)) {
    if (sign <= '\u007F') continue;
    count += 1;
    sum += signScore(sign);
  }
  return count === 0 ? 0 : sum / count;
}

function signScore(sign: string): number {
  if (sign === '\uFFFD' || (sign >= '\uE000' && sign <= '\uF8FF')) return impossible;
  if (sign >= '\u3041' && sign <= '\u30FE') return frequent;
  if (sign >= '\u4E00' && sign <= '\u9FFF') return frequentHan.has(sign) ? frequent : usual;
  if (sign >= '\uAC00' && sign <= '\uD7A3') return frequentHangul.has(sign) ? frequent : usual;
  if (sign >= '\uFF61' && sign <= '\uFF9F') return half;
  if ((sign >= '\u3000' && sign <= '\u303F') || (sign >= '\uFF01' && sign <= '\uFF5E')) return mark;
  return foreign;
}
