/** What kind of text a field asks for, told by its name and labels: a company stands elsewhere and looks otherwise than a number of an invoice. */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import { foldWords } from './fold-words.ts';

export type TextShape =
  | 'organisation'
  | 'person'
  | 'address'
  | 'email'
  | 'phone'
  | 'url'
  | 'identifier'
  | 'title'
  | 'passage'
  | 'plain';

const words: Readonly<Record<Exclude<TextShape, 'plain'>, string>> = {
  address: 'address adresse anschrift direccion',
  email: 'email mail',
  phone: 'phone telephone tel mobile telefon',
  url: 'url website web homepage link',
  organisation:
    'company supplier vendor seller merchant store shop organisation organization issuer employer firma lieferant fournisseur publisher party client customer buyer',
  person: 'person author candidate applicant name contact chair attendee signatory',
  identifier: 'number no nr id identifier code reference ref doi isbn iban vat bic swift sku order',
  title: 'title subject heading titel betreff',
  passage: 'abstract summary purpose description objective profile agenda',
};

/** `address` before `organisation`: "company address" asks for the address. */
const order = ['address', 'email', 'phone', 'url', 'identifier', 'title', 'passage', 'organisation', 'person'] as const;

export function shapeOf(field: TemplateField): TextShape {
  const name = foldWords(field.name);
  return order.find((shape) => words[shape].split(' ').some((word) => name.includes(word))) ?? 'plain';
}
