/** What stands over or beside the title of a paper: where it appeared, what kind it is, marks of a repository. Pure. */
import type { Line } from './document.ts';

const kinds =
  /^(?:(?:original|research|review|open|short|full)\s?){0,2}(?:article|paper|communication|letter|report|review|access)(?:\s(?:open(?:\saccess)?))?$|^(?:contents lists available|available online|journal homepage|downloaded from|preprint(?:$|[.,:;(–—-]|\s(?:submitted|available|version|under)\s)|©|copyright\s?(?:©|\(c\)|\d{4})|issn\b|doi\b|https?:|www\.)/iu;
const venue =
  /^(?:arXiv:\d|(?:in\s)?proceedings of\s|(?:journal|transactions|annals|archives|zeitschrift|revue|revista|rivista)\s(?:of|on|für|des?|di)\s.*\d)/iu;
/** "Estuarine Letters 31 (2022) 104–119", "…, Vol. 4, No. 2": a name with its issue and pages. */
const issue = /\s\d{1,4}\s?\(\d{1,4}\)[,:]?\s\w?\d+|(?<!\p{L})vol(?:ume|\.)?\s?\d+.*(?:\d{4}|pp|no|issue|\d+[-–]\d+)/iu;
/** Times its width from which what is written on a line is turned by its side. */
const upright = 1.5;

export function isMasthead({ text, box }: Pick<Line, 'text' | 'box'>): boolean {
  const tidy = text.trim();
  if (kinds.test(tidy) || venue.test(tidy) || issue.test(tidy)) return true;
  return box !== null && tidy.length > 6 && box[3] - box[1] > (box[2] - box[0]) * upright;
}
