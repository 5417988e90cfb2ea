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
const SAME_EVERYWHERE = new Set([
  'Quorumwatch',
  'ms',
  'UTC',
  'KB',
  'MB',
  'Ctrl',
  'Esc',
  'Enter',
  'Escape',
  'Shift',
  'Home End',
  'Home',
  'End',
  'QBFT',
  'IBFT',
]);

/** What is thrown with these words is shown to whoever asked. */
const SHOWN_ERRORS = new Set(['Refused']);

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
    const alone = words.replace(/%s|[…·\s]+/g, ' ').trim();
    // A part of an address is the same in every language, too.
    if (!/\p{L}{2}/u.test(words) || SAME_EVERYWHERE.has(alone) || /^&amp;\w+=\S+$/.test(words)) return;
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
      if ((isSentence(node.text) || isShown(node)) && !isArgumentOfWords(node)) note(node, node.text);
    } else if (ts.isTemplateExpression(node)) {
      const pieces = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
      const said = isSentence(pieces.join('…')) || pieces.some(isPieceOfSentence);
      if (said && !isArgumentOfWords(node)) note(node, pieces.join('…'));
    }
    ts.forEachChild(node, visit);
  };
  const attribute = (node: ts.JsxAttribute): void => {
    const attributeName = node.name.getText();
    if (
      attributeName === 'className' ||
      attributeName === 'href' ||
      attributeName === 'd' ||
      attributeName === 'style' ||
      attributeName === 'key'
    )
      return;
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
  // A method of JSON-RPC is a word in a sentence.
  const plain = text
    .trim()
    .replace(/^[;,:·] /, '')
    .replace(/\b[a-z]+_[a-z]+\b/gi, 'Method')
    .replace(/#\d+/g, '1');
  if (/[\p{L}\d)][:;,] \p{L}{2,}/u.test(plain) && !/[[\]{}<>=#_]|^\(/.test(plain)) return true;
  if (/^[a-z’']+(?: [a-z’']+)+$/.test(plain)) return true;
  if (/[[\]{}<>=;:/#_]/.test(plain) || /^[a-z-]+(?: [a-z0-9.-]+)*$/.test(plain))
    return /[.!?…]$/.test(plain) && / /.test(plain) && !/[[\]{}<>=;#_]/.test(plain);
  return /\p{L}{2,}.* .*\p{L}/u.test(plain) || /^\p{Lu}\p{Ll}{2,}$/u.test(plain);
}

/** ", twice" or "took ": a word that stands free beside a hole. */
const isPieceOfSentence = (piece: string): boolean =>
  /(?:^| )[\p{L}’]{2,}[ ,.:;…]/u.test(`${piece} `) && / /.test(piece) && !/[-[\]{}<>=#_/]/.test(piece);

/** One word is enough where it is what people see: a child of an element, a spoken attribute, an entry of a table of words. */
function isShown(node: ts.Node): boolean {
  let at = node;
  while (isPassedOn(at)) at = at.parent;
  const { parent } = at;
  // 'missing.height' is the key of a word.
  if (ts.isStringLiteralLike(node) && /^[\w-]+(?:\.[\w-]+)+$/.test(node.text)) return false;
  if (isGivenToWords(parent)) return parent.getChildAt(0) !== node;
  if (ts.isPropertyAssignment(parent)) return parent.name !== node && (SPOKEN.has(parent.name.getText()) || isEntryOfWords(parent));
  if (!ts.isJsxExpression(parent)) return false;
  return ts.isJsxAttribute(parent.parent) ? SPOKEN.has(parent.parent.name.getText()) : true;
}

/** `say('key', { who: 'nobody' })`: what fills a hole is said. */
const isGivenToWords = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) &&
  ts.isCallExpression(node.parent.parent) &&
  node.parent.parent.arguments[1] === node.parent &&
  /^say(?:[A-Z]|$|Both)/.test(node.parent.parent.expression.getText());

/** A branch of `a ? b : c`, of `a ?? b` or `a || b`, or in parentheses. */
function isPassedOn(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  return ts.isParenthesizedExpression(parent) || (ts.isBinaryExpression(parent) && /^(?:\?\?|\|\|)$/.test(parent.operatorToken.getText()));
}

/** `const STATE_WORD = { done: 'done' }`: said by its name, whatever the entry is. */
function isEntryOfWords(entry: ts.PropertyAssignment): boolean {
  const table = ts.findAncestor(
    entry.parent,
    (one) => !ts.isObjectLiteralExpression(one) && !ts.isAsExpression(one) && !ts.isSatisfiesExpression(one),
  );
  return table !== undefined && ts.isVariableDeclaration(table) && /WORDS?$/.test(table.name.getText());
}

/** "use client", errors nobody is shown, and keys of calls such as t('key') say nothing. */
function isArgumentOfWords(node: ts.Node): boolean {
  let at = node;
  while (isPassedOn(at)) at = at.parent;
  return (
    ts.isExpressionStatement(node.parent) ||
    ts.isPropertyDeclaration(node.parent) ||
    (ts.isNewExpression(at.parent) && !SHOWN_ERRORS.has(at.parent.expression.getText())) ||
    (ts.isCallExpression(at.parent) && at.parent.expression.kind === ts.SyntaxKind.SuperKeyword) ||
    (ts.isCallExpression(node.parent) && /^say[A-Z]|\.(?:closest|matches|querySelector(?:All)?)$/.test(node.parent.expression.getText()))
  );
}
