/** One run of generated text with the ids written right after it. */
export type CitedText = { readonly text: string; readonly citations: readonly number[] };

/**
 * Reads `[n]` markers (also `[1, 2]`, `[1][2]`) out of text that arrives in pieces cut anywhere. Known ids close the run of
 * text before them; unknown ids are dropped and never shown. Text that may still become a marker is held back.
 */
export type CitationStream = {
  /** All runs so far; the last one may still grow. Call after every `push`. */
  parts(): readonly CitedText[];
  push(text: string): void;
  /** Nothing more comes: what was held back is shown if it was no marker. */
  end(): void;
};

/** A marker may hold this many UTF-16 units between its brackets: `12, 3, 4`. */
const longestMarker = 24;
const marker = /^\[\s*(?:passages?\s*)?(\d{1,4}(?:\s*(?:,|;|and|-)\s*\d{1,4})*)\s*\]/i;
const markerStart = /^\[\s*(?:p|pa|pas|pass|passa|passag|passages?\s*)?[\d\s,;and-]*$/i;

const nested = /^\[\s*(?:passages?\s*)?[\d\s,;and-]*\[/i;

/** `known` are the ids issued in the prompt. */
export function createCitationStream(known: ReadonlySet<number>): CitationStream {
  const done: CitedText[] = [];
  let text = '';
  let citations: number[] = [];
  let held = '';

  const write = (piece: string) => {
    for (const character of piece) {
      // A full stop after the marker belongs to the sentence before it.
      if (citations.length > 0 && !/[.,;:!?…。]/u.test(character)) {
        done.push({ text, citations });
        text = '';
        citations = [];
      }
      text += character;
    }
  };
  const settle = (ended: boolean) => {
    for (;;) {
      const open = held.indexOf('[');
      if (open < 0) {
        // A space before a marker is the marker's; keep it back until we know.
        const keep = ended ? held.length : held.trimEnd().length;
        write(held.slice(0, keep));
        held = held.slice(keep);
        return;
      }
      const before = held.slice(0, open);
      const rest = held.slice(open);
      const found = marker.exec(rest);
      if (found === null && !ended && rest.length <= longestMarker && markerStart.test(rest)) {
        const keep = before.trimEnd().length;
        write(held.slice(0, keep));
        held = held.slice(keep);
        return;
      }
      if (found === null) {
        // A bracket left open before a marker would close into a false marker once that one is gone.
        write(nested.test(rest) ? before : `${before}[`);
        held = rest.slice(1);
        continue;
      }
      write(before.trimEnd());
      for (const id of idsOf(found[1] ?? '')) if (known.has(id) && !citations.includes(id)) citations.push(id);
      held = rest.slice(found[0].length);
    }
  };
  return {
    parts: () => (text === '' && citations.length === 0 ? [...done] : [...done, { text, citations: [...citations] }]),
    push(piece) {
      held += piece;
      settle(false);
    },
    end() {
      settle(true);
    },
  };
}

/** `1, 3-5` → 1, 3, 4, 5; a range is read only when short and rising. */
function idsOf(list: string): number[] {
  return list.split(/,|;|and/i).flatMap((item) => {
    const [first, last] = item.split('-').map((number) => Number.parseInt(number, 10));
    if (first === undefined || Number.isNaN(first)) return [];
    if (last === undefined || Number.isNaN(last) || last < first || last - first > 20) return [first];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
