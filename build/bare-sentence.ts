/** Decides whether a piece of the window's source is a sentence a person sees or hears that nobody translates. */
import { sameEverywhere, sameInFile } from './untranslated.ts';

export type SyntaxNode = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;

/** Attributes that are shown or spoken, of HTML and of our own components. */
const shownAttributes =
  /^(title|aria-label|placeholder|alt|label|aria-description|aria-valuetext|text|action|hint|sentence|next|heading|detail|removeLabel|subtitle)$/;
/** Fields of objects that are shown. */
const shownFields = /^(label|sentence|next|words?|text|hint|title|strong|rest|detail|warning|facts|action)$/;
/** Attributes and fields that never are: names of things, styles, states. */
const hiddenAttributes =
  /^(className|testId|type|icon|role|id|dir|scope|key|autoComplete|tone|fill|textAnchor|decoding|popover|size|verb|target|use|inputMode|kind|accept|popoverTargetAction|way|status|stopColor|current|state|list|viewBox|htmlFor|step|style|name|data-.*|aria-(labelledby|hidden|current|live|activedescendant|sort|haspopup|describedby|orientation|autocomplete|checked|controls))$/;
const hiddenFields =
  /^(icon|type|testId|tone|letters|part|group|key|kind|route|way|phase|view|transform|className|role|example|syntax|anchorName|positionAnchor|block|order|sort|style|width|cursor|input|busy|state)$/;
/** What is given to these is no text for a person: routes, names of events, tests of strings, failures of our own. */
const hiddenCalls =
  /^(request|on|AppError|Error|TypeError|numberOf|textOf|percentOf|show|\w*EventListener|createElement|querySelector(All)?|closest|matches|getElementById|glob|startsWith|endsWith|includes|parse|setProperty|add|has|get|set|delete|localeCompare|createPolicy|setData|replace(All)?|split|test|exec|toggle|dateFormat|numberFormat|listFormat|pluralRules|languageNames|formatUnit)$/;
const translators = /^(t|plural|rich|inContext|say|withDetail)$/;

const keyNames =
  /^(Arrow(Up|Down|Left|Right)|Page(Up|Down)|Home|End|Escape|Enter|Tab|Shift|Control|Meta|Alt|Delete|Backspace|Space)$/;
const classNames = /^[a-z][a-z0-9-]*( [a-z][a-z0-9-]*-[a-z0-9-]*)+$|^(button|text-field|is-[a-z]+)( |$)/;

function looksLikeSentence(text: string): boolean {
  if (keyNames.test(text) || classNames.test(text)) return false;
  if (/^(https?:|doc:|\.\.?\/|url\(|\[data|#|--)|[a-z]-\{|is-\{|\{\}\/|px|^[a-z.]+\.[a-zA-Z]+$/.test(text))
    return false;
  if (/^[A-Z][a-z’]/.test(text) || /…$/.test(text)) return true;
  return /[a-z’)”}] [a-z(“{]/i.test(text) && /(^|[\s(“])[A-Za-z’]{2,}/.test(text);
}

/** The text of a bare sentence, null for anything else. @param parents from the module down. */
export function isBareSentence(node: SyntaxNode, parents: readonly SyntaxNode[], path: string): string | null {
  const text = textOf(node);
  if (text === null) return null;
  const trimmed = text.trim();
  if (!/\p{L}{2}/u.test(trimmed.replace(/\{\}/g, '')) || sameEverywhere.has(trimmed)) return null;
  // The path of a drawing.
  if (/^M\d/.test(trimmed)) return null;
  if (sameInFile[path]?.texts.includes(trimmed)) return null;
  if (node.type === 'JSXText') return text;
  const role = roleOf(node, parents);
  if (role === 'shown') return /[a-z]/.test(trimmed.replace(/\{\}/g, '')) ? text : null;
  return role === 'maybe' && looksLikeSentence(trimmed) ? text : null;
}

/** What Electron shows of a menu, a dialog or a notice. */
const shellFields = /^(label|sublabel|message|detail|title|subtitle|body|toolTip|tooltip|buttonLabel|buttons|name)$/;

/** The same of the shell's source: the words of menus, dialogs and notices; everything else there is for logs and other programs. */
export function isBareShellSentence(node: SyntaxNode, parents: readonly SyntaxNode[], path: string): string | null {
  const text = textOf(node)?.trim() ?? '';
  if (!/\p{L}{2}/u.test(text.replace(/\{\}/g, '')) || !/[A-Z].*[a-z]| /.test(text)) return null;
  if (sameEverywhere.has(text) || sameInFile[path]?.texts.includes(text)) return null;
  let at = node;
  for (let index = parents.length - 1; index >= 0; index -= 1) {
    const parent = parents[index] as SyntaxNode;
    if (parent.type === 'Property') {
      return parent.key !== at && shellFields.test(fieldName(parent)) ? text : null;
    }
    if (parent.type === 'ConditionalExpression' && parent.test === at) return null;
    if (!passing.has(parent.type)) return null;
    at = parent;
  }
  return null;
}

const passing: ReadonlySet<string> = new Set([
  ...['ConditionalExpression', 'LogicalExpression', 'TemplateLiteral', 'ArrayExpression', 'BinaryExpression'],
  ...['ParenthesizedExpression', 'TSAsExpression', 'TSSatisfiesExpression'],
]);

function textOf(node: SyntaxNode): string | null {
  if (node.type === 'JSXText') return String(node.value);
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral') return null;
  return (node.quasis as { value: { cooked: string | null } }[]).map(({ value }) => value.cooked ?? '').join('{}');
}

type Role = 'shown' | 'maybe' | 'hidden';

/** What a string at this place is for. */
function roleOf(node: SyntaxNode, parents: readonly SyntaxNode[]): Role {
  let at = node;
  for (let index = parents.length - 1; index >= 0; index -= 1) {
    const parent = parents[index] as SyntaxNode;
    if (parent.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)Expression$/.test(parent.type)) return 'hidden';
    switch (parent.type) {
      case 'ConditionalExpression':
        if (parent.test === at) return 'hidden';
        break;
      case 'LogicalExpression':
        if (parent.left === at && parent.operator === '&&') return 'hidden';
        break;
      case 'TemplateLiteral':
      case 'ArrayExpression':
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        break;
      case 'JSXExpressionContainer':
        if (parents[index - 1]?.type !== 'JSXAttribute') return 'shown';
        break;
      case 'JSXAttribute':
        return roleOfName(attributeName(parent), shownAttributes, hiddenAttributes);
      case 'Property':
        if (parent.key === at) return 'hidden';
        return roleOfName(fieldName(parent), shownFields, hiddenFields);
      case 'CallExpression':
      case 'NewExpression': {
        const callee = parent.callee as SyntaxNode;
        const name = String((callee.type === 'MemberExpression' ? (callee.property as SyntaxNode) : callee).name ?? '');
        return translators.test(name) || hiddenCalls.test(name) ? 'hidden' : 'maybe';
      }
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
      case 'VariableDeclarator':
      case 'AssignmentExpression':
      case 'AssignmentPattern':
        return 'maybe';
      default:
        return 'hidden';
    }
    at = parent;
  }
  return 'hidden';
}

function roleOfName(name: string, shown: RegExp, hidden: RegExp): Role {
  if (shown.test(name)) return 'shown';
  return hidden.test(name) ? 'hidden' : 'maybe';
}

function attributeName(node: SyntaxNode): string {
  const name = node.name as SyntaxNode;
  return String(name.name);
}

function fieldName(node: SyntaxNode): string {
  const key = node.key as SyntaxNode;
  return String(key.name ?? key.value);
}
