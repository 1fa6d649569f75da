/** How well claims that a passage supports are told from subtly wrong ones, by the check every generated sentence goes through. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyAnswer } from '../../src/main/engine/answer/verify-answer.ts';
import { analyse } from '../../src/main/engine/search/analyser.ts';
import { passagesOf } from '../engine/answer/passages.ts';
import { type Claim, drawClaims, type Half, type SourceText } from './claims/draw-claims.ts';
import { readRetrievalSet } from './corpora.ts';
import { type EvalRow, share } from './eval-row.ts';

const perSide = 200;

/** `half` other than `held` prints every mistake to the error output, for work on the verifier. */
export async function evalVerifier(corpora: string, half: Half = 'held'): Promise<EvalRow[]> {
  const claims = drawClaims(sourceTexts(corpora), half, perSide);
  const judged = claims.map((claim) => ({ ...claim, accepted: isSupported(claim) }));
  const accepted = judged.filter((claim) => claim.accepted);
  const right = accepted.filter((claim) => claim.supported);
  const supported = judged.filter((claim) => claim.supported);
  if (half === 'development') {
    for (const claim of judged.filter((one) => one.accepted !== one.supported)) {
      process.stderr.write(
        `${claim.supported ? 'MISSED' : 'TAKEN'} ${claim.kind}\n  ${claim.text}\n  ${claim.passage}\n`,
      );
    }
  }
  const row = (what: string, figure: string, baseline = ''): EvalRow => ({
    set: `citation verifier (${half})`,
    what,
    figure,
    baseline,
  });
  const kinds = [...new Set(judged.map(({ kind }) => kind))];
  return [
    row(
      `precision, n = ${supported.length} + ${judged.length - supported.length}`,
      share(right.length / accepted.length),
      'goal .950',
    ),
    row('recall', share(right.length / supported.length), 'goal .850'),
    ...kinds.map((kind) => {
      const of = judged.filter((claim) => claim.kind === kind);
      const taken = of.filter((claim) => claim.accepted).length;
      return row(`${of[0]?.supported ? 'right' : 'wrong'}, ${kind}: accepted`, `${taken} of ${of.length}`);
    }),
  ];
}

function isSupported({ passage, text }: Claim): boolean {
  return verifyAnswer([{ text, citations: [1] }], passagesOf(passage), analyse).every(({ supported }) => supported);
}

function sourceTexts(corpora: string): SourceText[] {
  const sets = ['xquad/en', 'cranfield'].flatMap((name) =>
    readRetrievalSet(join(corpora, 'retrieval', name)).documents.map(({ id, text }) => ({
      document: `${name} ${id}`,
      text,
    })),
  );
  const pdfs = ['financebench', 'kg-rag-earnings-calls'].flatMap((name) => {
    const folder = join(corpora, 'docqa', name, 'pdfs');
    return readdirSync(folder)
      .filter((file) => file.endsWith('.pdf'))
      .sort()
      .map((file) => ({
        document: file,
        text: execFileSync('pdftotext', ['-q', join(folder, file), '-'], { maxBuffer: 1e9 }).toString(),
      }));
  });
  return [...sets, ...pdfs];
}
