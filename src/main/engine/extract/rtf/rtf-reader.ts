import type { MetadataField } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { cleanText } from '../clean-text.ts';
import { codePageDecoder } from '../code-page/code-page-decoder.ts';
import { commentDraft } from '../ooxml/comment-draft.ts';
import { rtfLimits } from './limits.ts';
import { RtfStory } from './rtf-story.ts';
import { type RtfToken, rtfTokens } from './rtf-tokens.ts';
import {
  rtfCodePage,
  rtfCounts,
  rtfInfo,
  rtfKnownStarred,
  rtfMargins,
  rtfSigns,
  rtfSkipped,
  rtfSymbolPage,
} from './rtf-words.ts';

/** Where text goes: to a story, into a field or table of the head, or nowhere. */
type Target = 'story' | 'skip' | 'fonts' | 'styles' | 'info' | 'field' | 'alternatives';

/** What braces save and restore. */
type State = {
  target: Target;
  story: RtfStory;
  /** Name of the destination whose text is collected. */
  field: string;
  codePage: number;
  hidden: boolean;
  unicodeSkip: number;
  style: number;
  outline: number;
  list: number;
  inTable: boolean;
  starred: boolean;
};

/** Reads one RTF file: text in stories, fonts, styles, information. */
export class RtfReader {
  readonly fields: MetadataField[] = [];
  private readonly body = new RtfStory();
  private readonly headers: RtfStory[] = [];
  private readonly footers: RtfStory[] = [];
  private readonly notes: RtfStory[] = [];
  private readonly comments: { readonly author: string; readonly story: RtfStory }[] = [];
  private readonly fontPages = new Map<number, number>();
  private readonly styleNames = new Map<number, number>();
  private documentPage = 1252;
  private defaultFont = 0;
  private font = 0;
  private styleNumber = 0;
  private author = '';
  private propertyName = '';
  private collected = '';
  private date: number[] = [];
  private pending: number[] = [];
  /** Letters still to be left out behind a Unicode sign: they stand for it in old programs. */
  private standIns = 0;
  private state: State = {
    target: 'story',
    story: this.body,
    field: '',
    codePage: 1252,
    hidden: false,
    unicodeSkip: 1,
    style: 0,
    outline: -1,
    list: 0,
    inTable: false,
    starred: false,
  };
  private readonly saved: State[] = [];

  read(bytes: Uint8Array, signal: AbortSignal): BlockDraft[] {
    let count = 0;
    for (const token of rtfTokens(bytes)) {
      count += 1;
      if (count % rtfLimits.tokensPerLook === 0) signal.throwIfAborted();
      this.take(token);
    }
    this.flush();
    return this.drafts();
  }

  private take(token: RtfToken): void {
    if (token.type === 'byte') {
      if (this.standIns > 0) this.standIns -= 1;
      else this.pending.push(token.value);
      return;
    }
    this.flush();
    if (token.type === 'word' && token.name === 'u') this.unicode(token.value ?? 0);
    else if (token.type === 'open') this.openGroup();
    else if (token.type === 'close') this.closeGroup();
    else if (token.type === 'symbol') this.symbol(token.name);
    else this.word(token.name, token.value);
  }

  private openGroup(): void {
    this.standIns = 0;
    if (this.saved.length >= rtfLimits.maxDepth) this.saved.shift();
    this.saved.push({ ...this.state });
    this.state.starred = false;
    // Only the second of two alternatives, the one in Unicode, is read.
    if (this.state.target === 'alternatives') this.state.target = 'skip';
  }

  private closeGroup(): void {
    this.standIns = 0;
    const closed = this.state;
    const before = this.saved.pop();
    if (!before) return;
    this.state = before;
    if (closed.target === 'field' && (before.target !== 'field' || before.field !== closed.field))
      this.endField(closed.field);
    if (closed.story !== before.story) closed.story.endParagraph(this.paragraph(closed));
  }

  private symbol(name: string): void {
    if (name === '*') this.state.starred = true;
    else if (name === '~') this.write(' ');
    else if (name === '_') this.write('-');
    else if (name === '{' || name === '}' || name === '\\') {
      if (this.standIns > 0) this.standIns -= 1;
      else this.write(name);
    } else if (name === '\n' || name === '\r') this.endParagraph();
  }

  private unicode(value: number): void {
    const code = value < 0 ? value + 0x10000 : value;
    this.standIns = this.state.unicodeSkip;
    // The private area holds the signs of symbol fonts.
    if (code >= 0xf020 && code <= 0xf0ff) this.write(code === 0xf0b7 ? '\u2022' : '');
    else if (code <= 0xffff) this.write(String.fromCharCode(code));
    else if (code <= 0x10ffff) this.write(String.fromCodePoint(code));
  }

  private word(name: string, value: number | null): void {
    const { state } = this;
    if (this.standIns > 0 && !state.starred) this.standIns = 0;
    const starred = state.starred;
    state.starred = false;
    if (this.destination(name)) return;
    if (starred && !rtfKnownStarred.has(name) && !['shptxt', 'footnote'].includes(name)) {
      state.target = 'skip';
      return;
    }
    if (state.target === 'skip') {
      if (name === 'ud') state.target = 'story';
      return;
    }
    const sign = rtfSigns.get(name);
    const count = rtfCounts.get(name);
    if (sign !== undefined) this.write(sign);
    else if (count && state.target === 'info' && value) this.addField(count, String(value), name);
    else this.property(name, value);
  }

  /** Groups that hold something else than running text; true when `name` opens one. */
  private destination(name: string): boolean {
    const { state } = this;
    if (state.target === 'skip' && name !== 'ud') return true;
    const margin = rtfMargins.get(name);
    if (rtfSkipped.has(name)) state.target = 'skip';
    else if (name === 'fonttbl') state.target = 'fonts';
    else if (name === 'stylesheet') state.target = 'styles';
    else if (name === 'info' || name === 'userprops') state.target = 'info';
    else if (name === 'upr') state.target = 'alternatives';
    else if (margin) this.openStory(new RtfStory(margin), margin === 'header' ? this.headers : this.footers);
    else if (name === 'footnote') {
      this.write(`[${this.notes.length + 1}]`);
      this.openStory(new RtfStory(), this.notes);
    } else if (name === 'annotation') {
      const story = new RtfStory();
      this.comments.push({ author: this.author, story });
      this.openStory(story, []);
    } else if (rtfInfo.has(name) && (state.target === 'info' || name === 'generator')) this.openField(name);
    else if (['atnauthor', 'propname', 'staticval', 'pntext', 'listtext'].includes(name)) this.openField(name);
    else if (name === 'pn') {
      state.target = 'skip';
      const outer = this.saved.at(-1);
      if (outer) outer.list = Math.max(1, outer.list);
    } else return false;
    return true;
  }

  private openStory(story: RtfStory, list: RtfStory[]): void {
    list.push(story);
    Object.assign(this.state, {
      target: 'story',
      story,
      style: 0,
      outline: -1,
      list: 0,
      inTable: false,
      hidden: false,
    });
  }

  private openField(name: string): void {
    this.state.target = 'field';
    this.state.field = name;
    this.collected = '';
    this.date = [];
  }

  private endField(name: string): void {
    const text = cleanText(this.collected).trim();
    this.collected = '';
    const field = rtfInfo.get(name);
    if (field && this.date.length > 0) {
      const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = this.date;
      const moment = new Date(Date.UTC(year, month - 1, day, hour, minute));
      // The file gives no time zone; the moment is written down as local, without one.
      if (year > 1970 && year < 2200) this.addField(field, moment.toISOString().slice(0, 19), name);
    } else if (field) this.addField(field, field === 'application' ? text.replace(/;$/, '') : text, name);
    else if (name === 'atnauthor') this.author = text;
    else if (name === 'propname') this.propertyName = text;
    else if (name === 'staticval') this.addField(this.propertyName, text, `custom.${this.propertyName}`);
    else {
      // The mark of a list item: numbers are kept, bullets are what list items show anyway.
      const mark = text.replace(/\s+/g, ' ');
      if (/[\p{L}\p{N}]/u.test(mark) && mark.length > 1) this.write(`${mark} `);
      this.state.list = Math.max(1, this.state.list);
    }
  }

  private addField(name: string, value: string, place: string): void {
    if (name !== '' && value !== '')
      this.fields.push({ name, value, source: `rtf:${place.includes('.') ? '' : 'info.'}${place}` });
  }

  private property(name: string, value: number | null): void {
    const { state } = this;
    switch (name) {
      case 'par':
      case 'sect':
      case 'page':
        this.endParagraph();
        break;
      case 'cell':
        state.story.endCell();
        break;
      case 'row':
        state.story.endRow();
        break;
      case 'nestcell':
      case 'nestrow':
        state.story.endInnerCell();
        break;
      case 'pard':
        Object.assign(state, { style: 0, outline: -1, list: 0, inTable: false });
        break;
      case 'plain':
        state.hidden = false;
        this.setFont(this.defaultFont);
        break;
      case 'intbl':
        state.inTable = true;
        break;
      case 's':
        if (state.target === 'styles') this.styleNumber = value ?? 0;
        state.style = value ?? 0;
        break;
      case 'outlinelevel':
        if (state.target === 'styles' && value !== null && value < 9) this.styleNames.set(this.styleNumber, value + 1);
        state.outline = value ?? -1;
        break;
      case 'ls':
        state.list = value ? Math.max(1, state.list) : 0;
        break;
      case 'ilvl':
        state.list = state.list > 0 ? Math.min(9, (value ?? 0) + 1) : state.list;
        break;
      case 'v':
      case 'deleted':
        state.hidden = value !== 0;
        break;
      case 'uc':
        state.unicodeSkip = Math.max(0, Math.min(16, value ?? 1));
        break;
      default:
        this.fontProperty(name, value);
    }
  }

  private fontProperty(name: string, value: number | null): void {
    if (name === 'ansicpg' && value) this.setPage(value);
    else if (name === 'mac') this.setPage(10000);
    else if (name === 'pc') this.setPage(437);
    else if (name === 'pca') this.setPage(850);
    else if (name === 'deff') this.defaultFont = value ?? 0;
    else if (name === 'f') {
      if (this.state.target === 'fonts') this.font = value ?? 0;
      else this.setFont(value ?? 0);
    } else if (name === 'fcharset' && this.state.target === 'fonts') {
      this.fontPages.set(this.font, rtfCodePage(value ?? 0, this.documentPage));
    } else if (name === 'cpg' && this.state.target === 'fonts' && value) this.fontPages.set(this.font, value);
    else if (this.state.target === 'field') {
      const place = ['yr', 'mo', 'dy', 'hr', 'min'].indexOf(name);
      if (place >= 0 && value !== null) this.date[place] = value;
    }
  }

  private setPage(page: number): void {
    this.documentPage = page;
    this.state.codePage = page;
  }

  private setFont(font: number): void {
    this.state.codePage = this.fontPages.get(font) ?? this.documentPage;
  }

  /** Decodes the letters that came one after the other. */
  private flush(): void {
    if (this.pending.length === 0) return;
    const bytes = Uint8Array.from(this.pending);
    this.pending = [];
    const { codePage, target } = this.state;
    if (codePage === rtfSymbolPage)
      this.write(bytes.includes(0xb7) ? '\u2022' : codePageDecoder(1252)(bytes.filter((byte) => byte < 0x80)));
    else this.write(codePageDecoder(target === 'story' ? codePage : this.fieldPage())(bytes));
  }

  /** Titles and names are written in the document's own code page whatever font was last used. */
  private fieldPage(): number {
    return this.state.field === 'pntext' || this.state.field === 'listtext' ? this.state.codePage : this.documentPage;
  }

  private write(text: string): void {
    const { target, story, hidden } = this.state;
    if (target === 'field') this.collected += text;
    else if (target === 'styles') this.nameStyle(text);
    else if (target === 'story' && !hidden) story.write(text);
  }

  private nameStyle(text: string): void {
    const level = /^\s*heading (\d)/i.exec(text)?.[1];
    if (level) this.styleNames.set(this.styleNumber, Number(level));
    else if (/^\s*title;/i.test(text)) this.styleNames.set(this.styleNumber, 1);
    if (text.includes(';')) this.styleNumber = 0;
  }

  private endParagraph(): void {
    if (this.state.target === 'story') this.state.story.endParagraph(this.paragraph(this.state));
  }

  private paragraph(state: State): { inTable: boolean; heading: number; list: number } {
    const outline =
      state.outline >= 0 && state.outline < 9 ? state.outline + 1 : (this.styleNames.get(state.style) ?? 0);
    return { inTable: state.inTable, heading: Math.min(6, outline), list: state.list };
  }

  private drafts(): BlockDraft[] {
    const end = (story: RtfStory) => story.end(this.paragraph(this.state));
    const margins = (stories: readonly RtfStory[]) => {
      const seen = new Set<string>();
      return stories.flatMap(end).filter(({ text }) => !seen.has(text) && seen.add(text));
    };
    const drafts = [...margins(this.headers), ...end(this.body)];
    this.notes.forEach((note, index) => {
      end(note).forEach((draft, at) => {
        drafts.push(at === 0 ? { ...draft, text: `[${index + 1}] ${draft.text.trim()}` } : draft);
      });
    });
    for (const { author, story } of this.comments) {
      const text = end(story)
        .map((draft) => draft.text.trim())
        .join('\n');
      drafts.push(...commentDraft(author, text));
    }
    return [...drafts, ...margins(this.footers)];
  }
}
