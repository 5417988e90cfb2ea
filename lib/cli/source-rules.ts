import ts from 'typescript';

export type SourceFault = { readonly rule: string; readonly at: string };

const pure = /^lib\/(consensus|chain|incidents|recovery(?!\/executor)|views)\//;
const mayFetch = /^(lib\/(rpc|notify|logs)|components\/live)\//;
const mayReadEnvironment = /^lib\/(config|cli)\//;
const testFile = /\.(test|contract)\.tsx?$|\.test-world\.ts$|\/testing\//;
const clocks = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'performance']);
const browserLinks = new Set(['fetch', 'EventSource', 'WebSocket', 'XMLHttpRequest']);

/** A name used as a value of the outside world: not a property, not a key, not something declared under that name. */
function isFreeName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return parent.expression.getText() === 'globalThis';
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) return parent.name !== node;
  if (ts.isBindingElement(parent) || ts.isParameter(parent) || ts.isVariableDeclaration(parent)) return parent.initializer === node;
  return !(ts.isImportSpecifier(parent) || ts.isMethodSignature(parent) || ts.isMethodDeclaration(parent) || ts.isJsxAttribute(parent));
}

function impurity(node: ts.Node): string | null {
  if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword) return 'pure layers are synchronous';
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0) return 'now is a parameter';
  if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText();
    if (text === 'Date.now') return 'now is a parameter';
    if (text === 'Math.random' || /^(globalThis\.)?crypto\./.test(text)) return 'pure layers know no randomness';
  }
  if (ts.isIdentifier(node) && isFreeName(node)) {
    if (node.text === 'process') return 'pure layers know no process';
    if (node.text === 'Promise' && !ts.isTypeReferenceNode(node.parent)) return 'pure layers are synchronous';
    if (clocks.has(node.text)) return 'pure layers know no clock';
  }
  return null;
}

function outsideWorld(path: string, node: ts.Node): string | null {
  if (ts.isIdentifier(node) && browserLinks.has(node.text) && isFreeName(node) && !ts.isTypeReferenceNode(node.parent)) {
    const used = ts.isCallExpression(node.parent) || ts.isNewExpression(node.parent) || ts.isPropertyAccessExpression(node.parent);
    if (used && !mayFetch.test(path)) return 'fetch only in rpc, notify, logs and components/live';
  }
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'env' && /(^|\.)process$/.test(node.expression.getText())) {
    if (path === 'instrumentation.ts' && node.parent.getText() === 'process.env.NEXT_RUNTIME') return null;
    if (!mayReadEnvironment.test(path)) return 'process.env only in lib/config';
  }
  return null;
}

function serverImport(path: string, file: ts.SourceFile): SourceFault[] {
  const first = file.statements[0];
  const isClient =
    first !== undefined &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === 'use client';
  if (!isClient) return [];
  return file.statements
    .filter((statement) => ts.isImportDeclaration(statement))
    .filter((statement) => statement.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
    .map((statement) => (statement.moduleSpecifier as ts.StringLiteral).text)
    .filter((from) => /^(@\/|.*\/)lib\/(?!views\/)/.test(from) || /^(node:|server-only$|next\/(headers|server|cache)$)/.test(from))
    .map((from) => ({ rule: 'nothing server-side in "use client" files', at: `${path} imports ${from}` }));
}

const literalLooks =
  /(?<!url\()#(?:[0-9a-f]{3,4}){1,2}\b|(?<![a-z])(?:rgba?|hsla?|hwb|oklch|oklab|lab|lch)\(|(?<![a-z-])(?:text|rounded(?:-[a-z]+)?|[pm][trblxyse]?|gap|gap-[xy])-\[[0-9.]+(?:px|rem)\]/i;

/** Colours, type sizes, radii and spaces come from the tokens of app/tokens.css, by their names. */
function literalLook(path: string, node: ts.Node): string | null {
  if (!/^(components|app(?!\/api))\//.test(path)) return null;
  if (ts.isJsxAttribute(node) && node.name.getText() === 'fontSize') return 'type sizes come from app/tokens.css';
  const isText = ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node);
  return isText && literalLooks.test(node.text) ? 'colours, type sizes, radii and spaces come from app/tokens.css' : null;
}

const openRoutes = new Map([
  ['app/api/healthz/route.ts', 'says nothing of a network'],
  ['app/api/readyz/route.ts', 'says nothing of a network'],
  ['app/api/[...path]/route.ts', 'knows nothing but that there is nothing'],
  ['app/api/auth/[...all]/route.ts', "better-auth's own, behind lib/auth"],
  ['app/api/v1/displays/open/route.ts', 'exchanges a token for a cookie, reads nothing'],
]);
const answersGuarded = /\b(answerAbout|answerReader|commandRoute)\(/;
const mayHoldRuntime = new Set(
  ['reader', 'read-frame', 'read-gallery', 'read-ready', 'read-sign-in', 'wall-reader', 'read-wall-access'].map(
    (name) => `lib/queries/${name}.ts`,
  ),
);

/** Reads go through reader() and answer 401 to whom it refuses; a route that is no GET is a command's, made by commandRoute. */
function unguarded(path: string, file: ts.SourceFile): SourceFault[] {
  const faults: SourceFault[] = [];
  if (
    path.startsWith('lib/queries/') &&
    !mayHoldRuntime.has(path) &&
    /import \{[^}]*(?<!type )\bruntime\b[^}]*\} from '@\/lib\/runtime\/runtime'/.test(file.text)
  )
    faults.push({ rule: 'queries reach the runtime through reader()', at: path });
  if (/^\s*['"]use server['"]/m.test(file.text))
    faults.push({ rule: 'product writes are routes of commands: no server actions', at: path });
  if (!/^app\/.*route\.tsx?$/.test(path) || openRoutes.has(path)) return faults;
  for (const statement of file.statements) {
    for (const [name, text] of exportedHandlers(statement)) {
      if (name === 'GET' ? !answersGuarded.test(text) : !/^commandRoute\(/.test(text))
        faults.push({
          rule: name === 'GET' ? 'GET answers through answerAbout or answerReader' : 'a write is a commandRoute',
          at: `${path} ${name}`,
        });
    }
  }
  return faults;
}

const verbs = /^(GET|POST|PUT|PATCH|DELETE)$/;

/** Exported handlers with their text; one that is re-exported from elsewhere has none, so it passes no test. */
function exportedHandlers(statement: ts.Statement): readonly (readonly [string, string])[] {
  if (ts.isExportDeclaration(statement)) {
    if (statement.exportClause === undefined) return [['POST', '']];
    if (!ts.isNamedExports(statement.exportClause)) return [];
    return statement.exportClause.elements.filter(({ name }) => verbs.test(name.text)).map(({ name }) => [name.text, ''] as const);
  }
  const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return [];
  if (ts.isFunctionDeclaration(statement) && statement.name && verbs.test(statement.name.text)) {
    return [[statement.name.text, statement.body?.getText() ?? '']];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations
    .filter(({ name }) => ts.isIdentifier(name) && verbs.test(name.text))
    .map(({ name, initializer }) => [name.getText(), initializer?.getText() ?? ''] as const);
}

/** What the import linter can't see in one source file: the rules of ARCHITECTURE.md on clocks, randomness, network and environment. */
export function sourceFaults(path: string, text: string): readonly SourceFault[] {
  if (testFile.test(path)) return [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const faults: SourceFault[] = [...serverImport(path, file), ...unguarded(path, file)];
  const visit = (node: ts.Node): void => {
    const found = (pure.test(path) ? impurity(node) : null) ?? outsideWorld(path, node) ?? literalLook(path, node);
    if (found !== null) faults.push({ rule: found, at: `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}` });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return faults;
}
