import ts from 'typescript';

/** Attributes that people read or hear. */
const SPOKEN = new Set([
  'aria-label',
  'aria-valuetext',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
  'label',
  'says',
  'help',
  'what',
  'note',
  'word',
  'why',
  'sentence',
]);
/** Names and keys that are the same in every language. */
const SAME_EVERYWHERE = new Set(['Quorumwatch', 'Ctrl', 'Esc', 'Enter', 'Escape', 'Shift', 'Home End', 'Home', 'End', 'QBFT', 'IBFT']);

export type RawWord = { readonly line: number; readonly text: string };

/** Words for people that stand in a component instead of a catalogue: text between tags, spoken attributes, and sentences in code. */
export function findRawWords(source: string, name = 'file.tsx'): readonly RawWord[] {
  const file = ts.createSourceFile(
    name,
    source,
    ts.ScriptTarget.Latest,
    true,
    name.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: RawWord[] = [];
  const note = (node: ts.Node, text: string) => {
    const words = text.replace(/\s+/g, ' ').trim();
    // A part of an address is the same in every language, too.
    if (!/\p{L}{2}/u.test(words) || SAME_EVERYWHERE.has(words) || /^&amp;\w+=\S+$/.test(words)) return;
    found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: words });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isJsxAttribute(node)) {
      attribute(node);
      return;
    }
    if (ts.isJsxText(node)) note(node, node.text);
    else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (isSentence(node.text) && !isArgumentOfWords(node)) note(node, node.text);
    } else if (ts.isTemplateExpression(node)) {
      const text = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
      if (isSentence(text)) note(node, text);
    }
    ts.forEachChild(node, visit);
  };
  const attribute = (node: ts.JsxAttribute): void => {
    const attributeName = node.name.getText();
    if (attributeName === 'className' || attributeName === 'href' || attributeName === 'd' || attributeName === 'style') return;
    const value = node.initializer;
    if (value !== undefined && ts.isStringLiteral(value)) {
      if (SPOKEN.has(attributeName)) note(value, value.text);
    } else if (value !== undefined) visit(value);
  };
  visit(file);
  return found;
}

/** Two words at least, or one that begins like a sentence; class names, keys, media queries and paths are none. */
function isSentence(text: string): boolean {
  const plain = text.trim();
  if (/^[a-z’']+(?: [a-z’']+)+$/.test(plain)) return true;
  if (/[[\]{}<>=;:/#_]/.test(plain) || /^[a-z-]+(?: [a-z0-9.-]+)*$/.test(plain))
    return /[.!?…]$/.test(plain) && / /.test(plain) && !/[[\]{}<>=;#_]/.test(plain);
  return /\p{L}{2,}.* .*\p{L}/u.test(plain) || /^\p{Lu}\p{Ll}{2,}$/u.test(plain);
}

/** "use client", errors nobody is shown, and keys of calls such as t('key') say nothing. */
function isArgumentOfWords(node: ts.Node): boolean {
  return (
    ts.isExpressionStatement(node.parent) ||
    ts.isNewExpression(node.parent) ||
    (ts.isCallExpression(node.parent) && /^say[A-Z]/.test(node.parent.expression.getText()))
  );
}
