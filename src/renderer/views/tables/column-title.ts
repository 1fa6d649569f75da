/** Words of columns that are written in capitals. */
const acronyms: ReadonlySet<string> = new Set(
  'bic cif cnpj cpf doi ean gps gst hsn iban id imei ip isbn isin issn iso nif pin sku ssn uid url vat vin'.split(' '),
);

/** A column's name as a heading: `Party a`, `DOI`, `VAT number`. What a person wrote with capitals stays; the key is the name as it is. */
export function columnTitle(name: string): string {
  const words = name.replace(/(?<![\p{L}\p{N}])\p{Ll}+(?![\p{L}\p{N}])/gu, (word) =>
    acronyms.has(word) ? word.toUpperCase() : word,
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}
