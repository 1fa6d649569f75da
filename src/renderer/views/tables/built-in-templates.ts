/** The templates that come with Docent, in the window's language; the command line calls them by their English names. */
import type { Template } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';

type Words = { readonly name: string; readonly purpose: string };

const builtIn = (): Readonly<Record<string, Words>> => ({
  invoice: { name: t('Invoice'), purpose: t('Invoices received: who asks for how much, and until when.') },
  receipt: { name: t('Receipt'), purpose: t('Receipts and till slips: where, when and how much.') },
  contract: { name: t('Contract'), purpose: t('Contracts: between whom, from when to when, under which law.') },
  cv: { name: t('CV'), purpose: t('Curricula vitae: who, how to reach them, what they can do.') },
  'scientific paper': {
    name: t('Scientific paper'),
    purpose: t('Scientific papers: what was found, by whom, where it was published.'),
  },
  'meeting notes': {
    name: t('Meeting notes'),
    purpose: t('Notes of meetings: who was there, what was decided, who does what.'),
  },
  'telecom feature': {
    name: t('Telecom feature'),
    purpose: t(
      'Feature documents of telecom networks: what the feature does, what it brings and needs, how it is switched on.',
    ),
  },
});

/** A template's name as a heading: those that came with Docent by the language's name, a person's own as it was written. */
export function templateName({ name, builtIn: isOurs }: Pick<Template, 'name' | 'builtIn'>): string {
  return isOurs ? (builtIn()[name]?.name ?? name.charAt(0).toUpperCase() + name.slice(1)) : name;
}

/** What it is for. */
export function templatePurpose({
  name,
  builtIn: isOurs,
  purpose,
}: Pick<Template, 'name' | 'builtIn' | 'purpose'>): string {
  return isOurs ? (builtIn()[name]?.purpose ?? purpose) : purpose;
}
