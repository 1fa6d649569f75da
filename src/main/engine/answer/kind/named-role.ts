/** Who somebody is in a text: where it names the bearer of a role ("Landlord: …", "… (the “Tenant”)", "the lessor, …,"). */
import { attributeOf } from './attributes.ts';
import { foldInPlace } from './fold-in-place.ts';

const asks =
  /(?:^|[^\p{L}])(?:who(?: exactly)?|wer|qui|quien(?:es)?|chi|which (?:\p{L}+)|what (?:company|bank|firm|organi[sz]ation)|welche[srn]? \p{L}+) (?:is|are|was|were|acts as|ist|sind|war|est|sont|etait|es|son|era|e|sono) (?:the |our |my |their |der |die |das |le |la |les |l |el |los |il |lo )?(?<role>[\p{L}-]{4,})/u;

/** The folded noun a question asks the bearer of; null where it asks for none. */
export const askedRole = (foldedQuestion: string): string | null => asks.exec(foldedQuestion)?.groups?.role ?? null;

const article =
  '(?:the |a |an |as |der |die |das |als |le |la |l.|les |el |il |lo |called |named |hereinafter |hereafter |below |nachfolgend |im folgenden |ci-apres |en adelante |di seguito |referred to as |together |jointly )*';

/** How surely (0-1) `text` names who `role` is; 0 where it only speaks of one. */
export function namesRole(text: string, role: string): number {
  const own = attributeOf(role)?.source ?? `(?<![\\p{L}])${stemOf(role)}\\p{L}*`;
  const folded = foldInPlace(text);
  for (const found of folded.matchAll(new RegExp(own, 'gu'))) {
    const before = folded.slice(0, found.index);
    const after = text.slice(found.index + found[0].length);
    // "Lessor: …", "- **Licensee** ...... …", "Employer<tab>…"
    if (
      /^[\s\-*•|>_]*(?:[\p{L}]+ ){0,2}$/u.test(before) &&
      /^[*_"”]*\s*(?:[:=|]|\.{2,}|\s{3,}|\t)[\s.*_|]*[\p{L}\p{N}]/u.test(after)
    )
      return 1;
    // "Marlow Ltd, the employer,"
    if (new RegExp(`[\\p{L}\\p{N}."”)][,(]\\s*${article}["“„'«]?\\s*$`, 'u').test(before)) return 1;
    // "Hartmann Ltd (the "Landlord")", but not "the rent (landlord's share)"
    const opened = new RegExp(`[\\p{L}\\p{N}."”)]\\s+\\(\\s*${article}(?<quote>["“„'«]?)\\s*$`, 'u').exec(before);
    if (opened && (opened.groups?.quote || /^["”“'’»]?\s*\)/u.test(after))) return 1;
    // "the lessor, Novadrive Leasing GmbH," · "The borrower is Rosalind Petrie"
    if (
      /^["”']?(?:,\s*|\s+(?:is|are|was|ist|sind|war|est|sont|es|son|è|e)\s+(?:Mrs?\.? |Ms\.? |Dr\.? |Herrn? |Frau |Madame |Monsieur |doña |don |the company |die Firma )?)\p{Lu}/u.test(
        after,
      )
    )
      return 0.9;
    // "Rafael Duarte is the landlord", "acts as guarantor"
    if (
      /\p{L}\s+(?:is|was|acts as|signs as|ist|war|est|es|e)\s+(?:the |our |der |die |le |la |el |il )?$/u.test(before)
    )
      return 0.8;
  }
  return 0;
}

/** Words of roles change at their end: "consultant", "consultants". */
const stemOf = (role: string) => role.slice(0, Math.max(4, role.length - 2));

/** Folded words that say what part somebody plays and are no name, however they are written. */
export const isRoleWord = (folded: string): boolean => roles.test(folded);
const roles =
  /^(?:the |der |die |das |le |la |el |il )?(?:landlord|tenant|lessor|lessee|licensor|licensee|employer|employee|borrower|lender|guarantor|insurer|insured|policyholder|buyer|seller|purchaser|vendor|supplier|customer|client|contractor|consultant|provider|member|party|parties|agreement|contract|lease|premises|vermieter(?:in)?|mieter(?:in)?|verkaufer(?:in)?|kaufer(?:in)?|arbeitgeber(?:in)?|arbeitnehmer(?:in)?|auftraggeber(?:in)?|auftragnehmer(?:in)?|vertrag|bailleur|bailleresse|preneur|locataire|arrendador(?:a)?|arrendatari[oa]|locatore|conduttore)s?$/u;
