import type { Reason } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { envelopeBlocks } from '../email/mail-headers.ts';
import { mailBlocks } from './mail-blocks.ts';
import type { MsgMessage } from './msg-message.ts';

/** The header block and the body of an Outlook message. */
export async function msgBody(
  message: MsgMessage,
): Promise<{ readonly blocks: readonly BlockDraft[]; readonly doubts: readonly Reason[] }> {
  const { blocks, doubts } = await mailBlocks({ plain: message.plain, html: message.html, rtf: null });
  return { blocks: [...envelopeBlocks(message.envelope), ...blocks], doubts };
}
