import type { ByteSource, ExtractItem, ExtractLimits, Extractor } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { decodedText } from '../decoded-text.ts';
import { documentItems } from '../document-items.ts';
import { textItems } from '../text/text-items.ts';
import { type Cue, cues } from './cues.ts';
import { subtitleLimits } from './limits.ts';

/** Subtitles: what is said as paragraphs of whole sentences, each with the time it begins. */
export const subtitlesExtractor: Extractor = {
  kind: 'subtitles',
  version: 1,
  endings: ['srt', 'vtt'],
  extract,
};

async function* extract(source: ByteSource, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem> {
  const read = await decodedText(source, subtitleLimits.maxBytes, signal);
  const said = read ? [...cues(read.text)] : [];
  if (!read || said.length === 0) {
    yield* textItems(source, 'paragraph', limits, signal);
    return;
  }
  const fields = [{ name: 'encoding', value: read.encoding, source: 'text:detected' }];
  yield* documentItems(fields, paragraphs(said), limits, signal);
}

function* paragraphs(said: readonly Cue[]): Generator<BlockDraft> {
  let text = '';
  let start = 0;
  let last = 0;
  for (const cue of said) {
    const full = text.length >= subtitleLimits.paragraphCharacters && /[.!?…。！？"”»]$/.test(text);
    if (text !== '' && (full || cue.seconds - last > subtitleLimits.pauseSeconds)) {
      yield paragraph(start, text);
      text = '';
    }
    if (text === '') start = cue.seconds;
    text += (text === '' ? '' : ' ') + cue.text;
    last = cue.seconds;
  }
  if (text !== '') yield paragraph(start, text);
}

function paragraph(seconds: number, text: string): BlockDraft {
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return { kind: 'paragraph', level: 0, text: `[${time}] ${text}` };
}
