/**
 * The 60 documents as planned by hand, one a line: format and page | theme | shape of names | sections in their order, each a
 * category's letter with layout and count | traps | language or `like N`. A page `headers` repeats its running header and the heads
 * of split tables, a `bare` one only the former.
 */
import type { Category, DocumentPlan, Half, SectionPlan } from './telecom-types.ts';

const letters: Readonly<Record<string, Category>> = {
  M: 'mainFeatures',
  P: 'parameters',
  C: 'counters',
  E: 'events',
  R: 'relatedFeatures',
  A: 'activation',
};

const development = `
pdf plain | paging | camel | M list 4; P table 7; C table 8; E list 3; R list 3; A steps 5 | -
pdf columns | balance | camel | M prose 3; P prose 4; C prose 4; R sentence 3; E footnote 2; A steps 4 | mentions-counters
pdf headers | sleep | dotted | M list 5; R list 2; P table 22; C table 30; E table 5; A steps 6 | glossary, ranges
pdf plain | handover | digits | P merged 8; C merged 9; M list 3; E table 3; R list 2; A steps 5 | removed
pdf headers | aggregation | camel | M list 4; P table 9; C table 120; E list 4; R sentence 2; A steps 5 | hundred-counters
pdf plain | voice | long | M list 3; P table 5; C table 6; E list 2; R list 3; A steps 4 | broken-names
pdf columns | interference | snake | A steps 5; M list 3; P keys 4; C list 5; E list 3; R prose 2 | injection
docx plain | admission | camel | M list 4; P table 8; C table 8; E table 3; R list 3; A steps 6 | removed-inline
docx plain | paging | snake | M prose 3; P prose 5; C prose 5; E none 0; R sentence 2; A steps 4 | mentions-counters
docx plain | balance | long | M list 4; P headed 5; C headed 5; E headed 2; R list 2; A steps 5 | broken-names, history
docx plain | sleep | upper | R sentence 2; M list 3; A steps 4; C merged 10; P merged 7; E footnote 3 | glossary | mixed
html plain | handover | camel | M list 5; P table 8; C table 10; E table 4; R list 3; A steps 5 | ranges
html plain | aggregation | dotted | M list 4; P definitions 6; C definitions 7; E definitions 3; R sentence 3; A steps 5 | log
html plain | voice | digits | C merged 11; P merged 6; E list 2; M prose 3; R none 0; A steps 4 | hidden-injection
html plain | interference | long | M list 3; P table 5; C list 6; E prose 2; R prose 2; A steps 4 | broken-names, removed
md plain | admission | camel | M list 5; P table 9; C table 9; E list 3; R list 4; A steps 6 | mentions-counters, ranges
md plain | admission | camel | M list 5; P table 9; C table 9; E list 3; R list 4; A steps 6 | mentions-counters, ranges, near-duplicate | like 16
md plain | paging | upper | M list 3; P headed 5; C none 0; E headed 3; R sentence 2; A steps 5 | history, injection
md plain | balance | snake | P list 7; C list 8; M prose 3; E footnote 3; R list 2; A steps 4 | log | mixed
txt plain | sleep | digits | M list 4; P keys 6; C keys 6; E keys 3; R sentence 2; A steps 5 | glossary
txt plain | handover | camel | M prose 3; P prose 6; C prose 6; E prose 3; R prose 3; A prose 4 | removed-inline, mentions-counters
txt plain | aggregation | long | P table 6; C table 6; E list 2; M list 3; R none 0; A steps 4 | broken-names
txt plain | voice | camel | M list 3; P none 0; C list 7; E list 3; R sentence 2; A steps 4 | glossary
xlsx plain | interference | camel | M table 4; P table 15; C table 24; E table 6; R table 3; A table 6 | removed-inline
xlsx plain | admission | inside | M list 3; P merged 10; C merged 12; E table 4; R list 2; A steps 5 | counters-like-parameters, ranges
xlsx plain | paging | dotted | M list 3; P kinds 8; C kinds 12; E kinds 4; R list 2; A none 0 | glossary | mixed
csv plain | balance | upper | M table 3; P table 9; C table 14; E table 4; R table 2; A table 5 | removed-inline
csv plain | sleep | inside | P kinds 10; C kinds 13; E kinds 4; M table 3; R table 2; A table 4 | counters-like-parameters
eml plain | handover | snake | M list 3; P list 5; C list 5; E prose 2; R sentence 2; A steps 4 | injection
eml plain | voice | inside | M prose 3; P prose 4; C prose 5; E none 0; R prose 2; A steps 4 | counters-like-parameters, history
`;

const final = `
pdf bare | slicing | dotted | R prose 2; M list 5; C table 26; P table 18; E table 6; A steps 7 | renamed, ranges
pdf plain | clock | camel | A steps 5; P definitions 6; C definitions 7; E definitions 3; M prose 3; R sentence 3 | planned
pdf columns | roaming | digits | M list 4; C prose 5; P prose 5; E footnote 3; R sentence 2; A prose 4 | injection, mentions-counters
pdf columns | fibre | camel | P list 6; C list 7; E list 3; A steps 5; M list 3; R none 0 | glossary
pdf headers | edge | upper | M prose 4; P merged 24; C merged 32; E list 4; R list 3; A steps 6 | removed, log
pdf plain | subscriber | long | C table 7; P table 5; E table 3; M list 3; R list 2; A steps 4 | broken-names, planned
pdf plain | things | snake | M list 3; P kinds 6; C kinds 8; E kinds 4; R sentence 2; A steps 5 | injection | mixed
docx plain | satellite | inside | M list 4; C table 9; P table 7; E list 3; R sentence 3; A steps 5 | counters-like-parameters, renamed
docx plain | slicing | camel | P kinds 7; C kinds 9; E kinds 3; R prose 2; M prose 3; A prose 4 | removed-inline
docx plain | clock | digits | A steps 6; M list 3; P keys 6; C keys 6; E none 0; R list 2 | log, planned
docx plain | roaming | long | M list 3; R list 3; C definitions 5; P definitions 5; E footnote 2; A steps 4 | broken-names
docx plain | roaming | camel | M list 4; P merged 9; C table 108; E table 4; R prose 2; A steps 5 | hundred-counters | mixed
html plain | fibre | upper | C table 9; E table 3; P table 8; R list 2; M list 4; A steps 5 | planned, ranges
html plain | edge | snake | M list 3; P headed 5; C headed 6; E headed 2; A prose 4; R sentence 2 | glossary, hidden-injection
html plain | subscriber | camel | P kinds 8; C kinds 8; E kinds 4; M list 4; A steps 6; R none 0 | renamed
html plain | things | long | R sentence 2; M list 3; P list 5; C table 5; E footnote 2; A steps 4 | broken-names, history
md plain | satellite | dotted | A steps 5; R list 3; E list 3; C table 9; P table 8; M list 4 | removed-inline, planned
md plain | slicing | digits | M prose 3; P keys 5; C keys 6; E prose 2; R prose 3; A steps 5 | mentions-counters, log
md plain | slicing | digits | M prose 3; P keys 5; C keys 6; E prose 2; R prose 3; A steps 5 | mentions-counters, log, near-duplicate | like 18
md plain | clock | inside | P merged 7; C merged 8; E list 3; M list 3; R sentence 2; A steps 4 | counters-like-parameters | mixed
txt plain | roaming | upper | E list 3; C keys 7; P keys 6; M list 3; A steps 5; R sentence 3 | injection, renamed
txt plain | fibre | long | M list 3; C none 0; P keys 5; E keys 3; R list 2; A steps 4 | broken-names, glossary
txt plain | edge | dotted | C prose 6; P prose 6; R prose 3; E prose 3; M prose 4; A prose 5 | history
txt plain | subscriber | snake | M list 3; P table 7; C table 7; E footnote 3; R prose 2; A none 0 | removed
xlsx plain | things | camel | C table 26; P table 14; E table 6; A table 6; R table 4; M table 4 | renamed
xlsx plain | satellite | digits | P kinds 9; C kinds 14; E kinds 5; M list 4; R list 3; A steps 5 | removed-inline, planned
csv plain | slicing | snake | A table 5; R table 3; E table 4; C table 15; P table 9; M table 4 | glossary
csv plain | clock | camel | P kinds 9; C kinds 11; E kinds 5; R table 2; M table 3; A table 4 | removed-inline
eml plain | fibre | digits | C list 6; P none 0; E list 3; M list 3; R sentence 2; A steps 5 | planned, injection
eml plain | satellite | upper | P keys 5; C keys 6; E footnote 2; R prose 2; M prose 3; A steps 4 | mentions-counters, glossary
`;

/** The plans of one half, numbered from 1. */
export function telecomPlans(half: Half): readonly DocumentPlan[] {
  const lines = (half === 'development' ? development : final).trim().split('\n');
  return lines.map((line, index) => {
    const [kind = '', theme = '', shape = '', sections = '', traps = '', rest = ''] = line
      .split('|')
      .map((part) => part.trim());
    const [format = '', page = ''] = kind.split(' ');
    return {
      number: index + 1,
      format,
      page,
      theme,
      shape,
      sections: sections.split(';').map(sectionOf),
      traps: traps === '-' ? [] : traps.split(', '),
      language: rest === 'mixed' ? 'mixed' : 'en',
      like: rest.startsWith('like ') ? Number(rest.slice(5)) : null,
    };
  });
}

function sectionOf(text: string): SectionPlan {
  const [letter = '', layout = '', count = ''] = text.trim().split(' ');
  const category = letters[letter];
  if (!category) throw new Error(`no category ${letter}`);
  return { category, layout, count: Number(count) };
}
