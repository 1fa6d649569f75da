/** What is said from a time on. */
export type Cue = { readonly seconds: number; readonly text: string };

const timing = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[,.](\d{1,3})\s*-->/;

/** The cues of SubRip or WebVTT subtitles: marks, numbers, notes and styles left out, a speaker's name in front. */
export function* cues(text: string): Generator<Cue> {
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)) {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => timing.test(line.trim()));
    const found = timing.exec(lines[at]?.trim() ?? '');
    if (!found) continue;
    const seconds = Number(found[1] ?? 0) * 3600 + Number(found[2]) * 60 + Number(found[3]);
    const said = lines
      .slice(at + 1)
      .join(' ')
      .replace(/<v(?:\.[^ >]*)?[ \t]+([^>]{1,100})>/g, '$1: ')
      .replace(/<\/?[a-z\d][^>]{0,100}>|\{\\[^}]{0,100}\}/gi, '')
      .replace(/&(amp|lt|gt|nbsp);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (said !== '') yield { seconds, text: said };
  }
}
