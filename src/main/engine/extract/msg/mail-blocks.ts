import type { Reason } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { emailLimits } from '../email/limits.ts';
import { type BodyForm, mergeAlternatives } from '../email/merge-alternatives.ts';
import { plainBlocks } from '../email/plain-blocks.ts';
import { rtfBody } from './rtf-body.ts';
import { unpackRtf } from './unpack-rtf.ts';

/** The forms of a body as Outlook keeps them; '' or null where it has none. */
export type OutlookBody = { readonly plain: string; readonly html: string; readonly rtf: Uint8Array | null };

/** The blocks of a body: its HTML or, without one, what the RTF holds, put together with the plain text. */
export async function mailBlocks(
  body: OutlookBody,
): Promise<{ readonly blocks: readonly BlockDraft[]; readonly doubts: readonly Reason[] }> {
  const { plain, html } = unpackedBody(body);
  const forms: BodyForm[] = [{ html: false, blocks: plainBlocks(plain) }];
  const doubts: Reason[] = [];
  if (html !== '') {
    const { htmlBody } = await import('../html/html-body.ts');
    const page = htmlBody(html.slice(0, emailLimits.maxHtmlCharacters));
    if (page.hidden) doubts.push({ code: 'hidden-text', values: {} });
    forms.push({ html: true, blocks: page.blocks });
  }
  return { blocks: mergeAlternatives(forms).blocks, doubts };
}

/** Plain text and HTML of a body whose HTML may stand in its RTF. */
export function unpackedBody({ plain, html, rtf }: OutlookBody): { readonly plain: string; readonly html: string } {
  if (html !== '' || !rtf) return { plain, html };
  const body = rtfBody(unpackRtf(rtf));
  return body.html ? { plain, html: body.text } : { plain: plain || body.text, html: '' };
}
