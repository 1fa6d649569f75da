/** A file's path as people and programs see it: members stand behind `!/`, as in `…/mails.zip!/a.eml!/b.pdf`. */
import path from 'node:path';
import { memberStep } from './store/member-table.ts';

export function shownPath(folder: string, file: string, memberPath: string | null): string {
  const place = path.join(folder, file);
  return memberPath === null ? place : `${place}${memberStep}${memberPath}`;
}
