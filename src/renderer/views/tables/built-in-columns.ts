/** What the columns of the templates that come with Docent are called in the window's language; files and the command line keep the English names. */
import { inContext } from '../../languages/translate.ts';

const templates: ReadonlySet<string> = new Set('invoice receipt contract cv paper meeting telecom-feature'.split(' '));

const titles = (): Readonly<Record<string, string>> => ({
  supplier: inContext('column', 'Supplier'),
  customer: inContext('column', 'Customer'),
  'invoice number': inContext('column', 'Invoice number'),
  'invoice date': inContext('column', 'Invoice date'),
  'due date': inContext('column', 'Due date'),
  subtotal: inContext('column', 'Subtotal'),
  tax: inContext('column', 'Tax'),
  total: inContext('column', 'Total'),
  company: inContext('column', 'Company'),
  date: inContext('column', 'Date'),
  address: inContext('column', 'Address'),
  title: inContext('column', 'Title'),
  'party a': inContext('column', 'Party A'),
  'party b': inContext('column', 'Party B'),
  'effective date': inContext('column', 'Effective date'),
  'end date': inContext('column', 'End date'),
  value: inContext('column', 'Value'),
  'governing law': inContext('column', 'Governing law'),
  'notice period': inContext('column', 'Notice period'),
  'auto renewal': inContext('column', 'Auto renewal'),
  name: inContext('column', 'Name'),
  email: inContext('column', 'Email'),
  phone: inContext('column', 'Phone'),
  'date of birth': inContext('column', 'Date of birth'),
  education: inContext('column', 'Education'),
  experience: inContext('column', 'Experience'),
  skills: inContext('column', 'Skills'),
  languages: inContext('column', 'Languages'),
  authors: inContext('column', 'Authors'),
  'publication date': inContext('column', 'Publication date'),
  journal: inContext('column', 'Journal'),
  abstract: inContext('column', 'Abstract'),
  keywords: inContext('column', 'Keywords'),
  subject: inContext('column', 'Subject'),
  attendees: inContext('column', 'Attendees'),
  absent: inContext('column', 'Absent'),
  decisions: inContext('column', 'Decisions'),
  'action items': inContext('column', 'Action items'),
  'next meeting': inContext('column', 'Next meeting'),
  'main features': inContext('column', 'Main features'),
  parameters: inContext('column', 'Parameters'),
  counters: inContext('column', 'Counters'),
  events: inContext('column', 'Events'),
  'related features': inContext('column', 'Related features'),
  'activation procedures': inContext('column', 'Activation procedures'),
});

/** Null: the template is a person's own, or the name is the same in every language. */
export function builtInColumn(name: string, templateId: string): string | null {
  if (!templates.has(templateId)) return null;
  const all = titles();
  return Object.hasOwn(all, name) ? (all[name] ?? null) : null;
}
