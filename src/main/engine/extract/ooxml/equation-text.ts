import { childNamed, childrenNamed, type XmlElement } from '../xml/parse-xml.ts';
import { xmlText } from '../xml/xml-text.ts';
import { equationAccents, equationFunctions, equationOperators, equationSign } from './equation-signs.ts';

/** An Office equation (`m:oMath`, also a paragraph of them) as LaTeX without the dollar signs. */
export function equationText(element: XmlElement): string {
  return inner(element).replace(/ {2,}/g, ' ').trim();
}

function inner(element: XmlElement | undefined): string {
  let text = '';
  for (const child of element?.children ?? []) if (typeof child !== 'string') text += part(child);
  return text;
}

function value(element: XmlElement, properties: string, name: string): string | undefined {
  return childNamed(childNamed(element, properties), name)?.attributes.get('val');
}

function part(element: XmlElement): string {
  const of = (name: string): string => inner(childNamed(element, name)).trim();
  switch (element.name) {
    case 'r':
      return runText(element);
    case 'f':
      if (value(element, 'fPr', 'type') === 'noBar') return `\\genfrac{}{}{0pt}{}{${of('num')}}{${of('den')}}`;
      if (value(element, 'fPr', 'type') === 'lin') return `${of('num')}/${of('den')}`;
      return `\\frac{${of('num')}}{${of('den')}}`;
    case 'rad':
      return of('deg') === '' ? `\\sqrt{${of('e')}}` : `\\sqrt[${of('deg')}]{${of('e')}}`;
    case 'sSup':
      return `${of('e')}^{${of('sup')}}`;
    case 'sSub':
      return `${of('e')}_{${of('sub')}}`;
    case 'sSubSup':
      return `${of('e')}_{${of('sub')}}^{${of('sup')}}`;
    case 'sPre':
      return `{}_{${of('sub')}}^{${of('sup')}}${of('e')}`;
    case 'nary':
      return naryText(element, of);
    case 'd':
      return delimited(element);
    case 'func':
      return `${functionName(of('fName'))}(${of('e')})`;
    case 'limLow':
      return `${functionName(of('e'))}_{${of('lim')}}`;
    case 'limUpp':
      return `${functionName(of('e'))}^{${of('lim')}}`;
    case 'acc':
      return `${equationAccents[value(element, 'accPr', 'chr') ?? '\u0302'] ?? '\\hat'}{${of('e')}}`;
    case 'bar':
      return `${value(element, 'barPr', 'pos') === 'bot' ? '\\underline' : '\\overline'}{${of('e')}}`;
    case 'm':
      return matrixText(element);
    case 'eqArr':
      return [...childrenNamed(element, 'e')].map((line) => inner(line).trim()).join(' \\\\ ');
    default:
      return /Pr$/.test(element.name) ? '' : inner(element);
  }
}

function runText(run: XmlElement): string {
  const text = [...childrenNamed(run, 't')].map(xmlText).join('');
  // Upright letters are words, not a row of variables.
  const isWord = childNamed(childNamed(run, 'rPr'), 'nor') !== undefined && /\p{L}{2}/u.test(text);
  return isWord ? `\\text{${text}}` : [...text].map(equationSign).join('');
}

function naryText(element: XmlElement, of: (name: string) => string): string {
  const sign = value(element, 'naryPr', 'chr') ?? '\u222B';
  return `${equationOperators[sign] ?? sign}_{${of('sub')}}^{${of('sup')}}${of('e')}`;
}

function delimited(element: XmlElement): string {
  const begin = value(element, 'dPr', 'begChr') ?? '(';
  const end = value(element, 'dPr', 'endChr') ?? ')';
  const between = value(element, 'dPr', 'sepChr') ?? '|';
  const text = [...childrenNamed(element, 'e')].map((one) => inner(one).trim()).join(between);
  return `\\left${delimiter(begin)}${text}\\right${delimiter(end)}`;
}

function delimiter(sign: string): string {
  if (sign === '') return '.';
  return sign === '{' || sign === '}' ? `\\${sign}` : sign;
}

function functionName(name: string): string {
  const plain = name.replace(/^\\text\{(.*)\}$/, '$1');
  const known = /^[a-z]+/.exec(plain)?.[0] ?? '';
  return equationFunctions.has(known) ? `\\${plain}` : name;
}

function matrixText(element: XmlElement): string {
  const rows = [...childrenNamed(element, 'mr')].map((row) =>
    [...childrenNamed(row, 'e')].map((cell) => inner(cell).trim()).join(' & '),
  );
  return `\\begin{matrix}${rows.join(' \\\\ ')}\\end{matrix}`;
}
