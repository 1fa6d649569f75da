import { plainStyle, type TextStyle } from './text-style.ts';

/**
 * The characters of a page, column by column instead of one object each: a page has thousands, and making, walking and
 * forgetting objects took as long as reading the page.
 */
export type CharacterTable = {
  readonly count: number;
  /** The signs of all of them, one after the other. */
  readonly text: string;
  /** Where each sign starts in the text; one more at the end. A sign without a Unicode value has no length. */
  readonly starts: Uint32Array;
  /** Four numbers each, as displayed; 0 where a character has no place: a space or line end that a reader made up. */
  readonly boxes: Float64Array;
  /** Some of `placed`, `blank`, `hyphen` and `guessed`. */
  readonly marks: Uint8Array;
  /** Each character's style by its place among `styles`. */
  readonly styleOf: Uint32Array;
  readonly styles: readonly TextStyle[];
};

/** It has a box. */
export const placed = 1;
/** It shows nothing: white space, or no Unicode value. */
export const blank = 2;
/** PDFium sees a word split at a line end. */
export const hyphen = 4;
/** The font does not say which sign it is: PDFium took its number for one. */
export const guessed = 8;

/** Code of a character without a Unicode value. */
export const noSign = -1;

/** UTF-16 units turned into a string at once; more would not fit onto the stack as arguments. */
const unitsAtOnce = 8192;
const mostPlaneZero = 0xffff;

/** Writes a table, character by character; `room` is how many there will be. */
export class CharacterWriter {
  count = 0;
  readonly boxes: Float64Array;
  readonly #units: number[] = [];
  readonly #starts: Uint32Array;
  readonly #marks: Uint8Array;
  readonly #styleOf: Uint32Array;
  readonly #styles: TextStyle[] = [];
  #style = plainStyle;

  constructor(room: number) {
    this.boxes = new Float64Array(room * 4);
    this.#starts = new Uint32Array(room + 1);
    this.#marks = new Uint8Array(room);
    this.#styleOf = new Uint32Array(room);
  }

  /** Adds the sign of a code point, `noSign` for none. The four numbers of its box are the caller's to write, at `count * 4` before. */
  add(code: number, style: TextStyle, marks: number): void {
    if (style !== this.#style || this.#styles.length === 0) {
      this.#style = style;
      this.#styles.push(style);
    }
    const at = this.count;
    this.#starts[at] = this.#units.length;
    this.#styleOf[at] = this.#styles.length - 1;
    this.#marks[at] = isBlank(code) ? marks | blank : marks;
    if (code > mostPlaneZero) this.#units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
    else if (code !== noSign) this.#units.push(code);
    this.count = at + 1;
  }

  table(): CharacterTable {
    this.#starts[this.count] = this.#units.length;
    return {
      count: this.count,
      text: textOf(this.#units),
      starts: this.#starts,
      boxes: this.boxes,
      marks: this.#marks,
      styleOf: this.#styleOf,
      styles: this.#styles,
    };
  }
}

/** The characters at these places of a table, in this order. */
export function pickedCharacters(table: CharacterTable, places: readonly number[]): CharacterTable {
  const { boxes, marks, starts, styleOf, styles, text } = table;
  const picked = {
    boxes: new Float64Array(places.length * 4),
    marks: new Uint8Array(places.length),
    starts: new Uint32Array(places.length + 1),
    styleOf: new Uint32Array(places.length),
  };
  const signs: string[] = [];
  let end = 0;
  places.forEach((from, to) => {
    const sign = text.slice(starts[from], starts[from + 1]);
    signs.push(sign);
    picked.starts[to] = end;
    end += sign.length;
    picked.boxes.set(boxes.subarray(from * 4, from * 4 + 4), to * 4);
    picked.marks[to] = marks[from] ?? 0;
    picked.styleOf[to] = styleOf[from] ?? 0;
  });
  picked.starts[places.length] = end;
  return { count: places.length, text: signs.join(''), ...picked, styles };
}

/** Whether `trim` leaves nothing of the sign; most are told by their code. */
function isBlank(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || code === noSign || (code >= 9 && code <= 13);
  return code === 0xa0 || (code >= 0x1680 && code <= mostPlaneZero && String.fromCharCode(code).trim() === '');
}

function textOf(units: readonly number[]): string {
  let text = '';
  for (let at = 0; at < units.length; at += unitsAtOnce)
    text += String.fromCharCode(...units.slice(at, at + unitsAtOnce));
  return text;
}
