import type { Reason } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { mimeLimits } from '../mime/limits.ts';
import type { MimePart } from '../mime/mime-tree.ts';
import { declaredName } from '../mime/part-name.ts';
import { partText } from '../mime/part-text.ts';
import { isEncrypted } from './attachment-content.ts';
import { emailLimits } from './limits.ts';
import { type BodyForm, mergeAlternatives } from './merge-alternatives.ts';
import { plainBlocks } from './plain-blocks.ts';

export type MessageBody = {
  readonly blocks: readonly BlockDraft[];
  /** Parts that are no text of the body, in order. */
  readonly attachments: readonly MimePart[];
  readonly doubts: readonly Reason[];
};

/** Reads a message's text out of its parts; the parts left over are its attachments. */
export async function messageBody(bytes: Uint8Array, root: MimePart): Promise<MessageBody> {
  const attachments: MimePart[] = [];
  const doubts: Reason[] = [];
  const doubt = (code: Reason['code']) => {
    if (!doubts.some((reason) => reason.code === code)) doubts.push({ code, values: {} });
  };

  const leaf = async (part: MimePart, isFirst: boolean): Promise<BodyForm> => {
    const nothing: BodyForm = { html: false, blocks: [] };
    if (isSignature(part) || otherDevices.test(part.type)) return nothing;
    if (!isBodyText(part, isFirst)) {
      if (isEncrypted(bytes, part)) doubt('member-encrypted');
      if (part.type !== 'application/pgp-encrypted') attachments.push(part);
      return nothing;
    }
    if (part.end - part.start > mimeLimits.maxTextBytes) doubt('text-limit');
    const text = await partText(bytes, part);
    if (part.type !== 'text/html') {
      const plain = enriched.test(part.type) ? withoutCommands(text) : withoutArmour(text, doubt);
      return { html: false, blocks: plainBlocks(plain) };
    }
    const { htmlBody } = await import('../html/html-body.ts');
    const body = htmlBody(text.slice(0, emailLimits.maxHtmlCharacters));
    if (text.length > emailLimits.maxHtmlCharacters) doubt('text-limit');
    if (body.hidden) doubt('hidden-text');
    return { html: true, blocks: body.blocks };
  };

  const walk = async (part: MimePart, isFirst: boolean): Promise<BodyForm> => {
    if (part.children.length === 0) return await leaf(part, isFirst);
    const forms: BodyForm[] = [];
    const main = part.type === 'multipart/related' ? relatedRoot(part) : null;
    for (const [index, child] of part.children.entries()) {
      // What stands beside the page of a multipart/related is what it shows.
      if (main && child !== main && child.children.length === 0 && !isSignature(child)) attachments.push(child);
      else
        forms.push(
          await walk(child, isFirst && (index === 0 || child === main || part.type === 'multipart/alternative')),
        );
    }
    if (part.type === 'multipart/alternative') return mergeAlternatives(forms);
    return { html: forms.some(({ html }) => html), blocks: forms.flatMap(({ blocks }) => blocks) };
  };

  const { blocks } = await walk(root, true);
  return { blocks, attachments, doubts };
}

function relatedRoot(part: MimePart): MimePart | null {
  const start = part.parameters.get('start')?.trim();
  const named = start ? part.children.find((child) => contentId(child) === start) : undefined;
  return named ?? part.children.find(({ type }) => type.startsWith('text/') || type.startsWith('multipart/')) ?? null;
}

function contentId(part: MimePart): string {
  return part.headers.find(({ name }) => name.toLowerCase() === 'content-id')?.value ?? '';
}

const textTypes =
  /^(?:text\/(?:plain|html|enriched|richtext|rfc822-headers|x-markdown|markdown)|message\/(?:delivery-status|disposition-notification|feedback-report))$/;

/** The same text once more, for a watch or with moving parts. */
const otherDevices = /^text\/(?:x-amp-html|watch-html)$/;
const enriched = /^text\/(?:enriched|richtext)$/;

/** Text of RFC 1896: commands in angle brackets, `<<` for the sign itself; a single line break is a space. */
function withoutCommands(text: string): string {
  return text
    .replace(/<param>[^<]{0,1000}<\/param>/gi, '')
    .replace(/<<|<\/?[a-z0-9-]{1,60}>/gi, (found) => (found === '<<' ? '<' : ''))
    .replace(/([^\r\n])\r?\n(?!\r?\n)/g, '$1 ');
}

function isBodyText(part: MimePart, isFirst: boolean): boolean {
  if (part.disposition === 'attachment') return false;
  // A multipart without parts (a lost or lying boundary, or nested too deep) still holds text.
  if (part.type.startsWith('multipart/')) return true;
  return textTypes.test(part.type) && (isFirst || declaredName(part) === null);
}

function isSignature(part: MimePart): boolean {
  return /^application\/(?:x-)?(?:pkcs7-signature|pgp-signature|pgp-keys)$/.test(part.type);
}

const armour = /-----BEGIN PGP MESSAGE-----[\s\S]*?(?:-----END PGP MESSAGE-----|$)/g;
const signature = /-----BEGIN PGP SIGNATURE-----[\s\S]*?(?:-----END PGP SIGNATURE-----|$)/g;

function withoutArmour(text: string, doubt: (code: Reason['code']) => void): string {
  if (!text.includes('-----BEGIN PGP ')) return text;
  const open = text.replace(armour, '');
  if (open !== text) doubt('member-encrypted');
  return open.replace(signature, '').replace(/-----BEGIN PGP SIGNED MESSAGE-----\r?\n(?:Hash:[^\n]*\n)*/g, '');
}
