import { builtInColumn } from './built-in-columns.ts';

/** Words of columns that are written in capitals. */
const acronyms: ReadonlySet<string> = new Set(
  'bic cif cnpj cpf doi ean gps gst hsn iban id imei ip isbn isin issn iso nif pin sku ssn uid url vat vin'.split(' '),
);

/**
 * A column's name as a heading: `Party A`, `DOI`, `VAT number`, of a template that came with Docent in the window's language. What a person wrote with
 * capitals stays; the key is the name as it is.
 */
export function columnTitle(name: string, templateId: string): string {
  const ours = builtInColumn(name, templateId);
  if (ours !== null) return ours;
  const words = name.replace(/(?<![\p{L}\p{N}])\p{Ll}+(?![\p{L}\p{N}])/gu, (word) =>
    acronyms.has(word) ? word.toUpperCase() : word,
  );
  const named = words.replace(/(?<= )\p{Ll}$/u, (letter) => letter.toUpperCase());
  return named.charAt(0).toUpperCase() + named.slice(1);
}
